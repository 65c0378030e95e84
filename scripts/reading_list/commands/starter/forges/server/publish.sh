#!/bin/sh
# Checks the entries, builds the site and copies it to the place that the argument names.
set -eu
cd "$(dirname "$0")"
target=${1:?Name where the site goes, such as me@example.org:/var/www/list/}
export NO_MKDOCS_2_WARNING=1 # the theme's notice on its own future
reading-list check --strict
%{build_lines}
rsync --recursive --checksum --delete-after site/ "$target"
