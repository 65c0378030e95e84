"""The modules whose tests are put to the test, with the files of tests (in tests/) that are to catch their mutants."""

TESTS = {
    "core/identity.py": ("test_addresses.py",),
    "core/urls.py": ("test_addresses.py", "test_core.py"),
    "core/slugs.py": ("test_addresses.py",),
    "core/reserved.py": ("test_addresses.py", "test_pages.py"),
    "core/tags.py": ("test_addresses.py", "test_core.py"),
    "core/reading_order.py": ("test_reading_order.py",),
    "core/files.py": ("test_files.py",),
    "entries/edit.py": ("test_edit.py", "test_mend.py"),
    "entries/checks/__init__.py": ("test_checks.py",),
    "entries/checks/facts.py": ("test_checks.py",),
    "entries/checks/references.py": ("test_checks.py",),
    "entries/checks/tag_spelling.py": ("test_checks.py",),
    "entries/checks/wording.py": ("test_checks.py",),
    "entries/checks/works.py": ("test_checks.py",),
    "publish/pages/overview.py": ("test_reading_paths.py", "test_pages.py", "test_listings.py"),
    "publish/pages/prerequisites.py": ("test_reading_paths.py",),
    "publish/writing.py": ("test_write.py",),
    "plugin/gate.py": ("test_gate.py",),
}
