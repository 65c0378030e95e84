"""A list in many scripts becomes a site on which every address leads somewhere."""

import unicodedata
from pathlib import Path
from urllib.parse import quote

import pytest

from helpers import make_project
from many_scripts import TOPICS
from test_configuration import BY_FILE, CONFIG, PUBLISHED, built, dead_links


@pytest.mark.parametrize(("config", "ending"), [(CONFIG, "/index.html"), (BY_FILE, ".html")], ids=["folders", "files"])
def test_all_links_of_a_list_in_many_scripts_lead_somewhere(tmp_path: Path, config: str, ending: str) -> None:
    """Pages of topics, works, tags, people, concepts and paths have names that can be read, in their own script."""
    site = built(make_project(tmp_path / "project", config=config, topics=TOPICS))
    assert dead_links(site, PUBLISHED) == []
    pages = [
        *("topics/css入門", "topics/हिन्दी", "topics/یادگیری-ماشین", "topics/машинное-обучение", "topics/φιλοσοφία"),
        *("works/組版の基礎", "works/हिन्दी-व्याकरण", "works/क्षितिज", "works/ο-λόγος"),
        *("works/می-خواهم-c-plus-plus-را-یاد-بگیرم", "works/τρία-ερωτηματικά", "works/work-concepts", "works/設計"),
        *("tags/c", "tags/c-plus-plus", "tags/c-sharp", "tags/dotnet", "tags/r-d", "tags/हिन्दी", "tags/हिन्दू"),
        *("tags/web", "tags/webデザイン", "tags/می-خواهم", "tags/a-star", "tags/node-js"),
        *("people/анна-ким", "people/山田-花子", "concepts/詳細度", "paths/από-την-αρχή", "topics/σοφία"),
    ]
    assert [page for page in pages if page + ending not in site] == []
    assert [path for path in site if unicodedata.normalize("NFC", path) != path] == []
    assert len({path.casefold() for path in site}) == len(site)
    assert max(len(part.encode()) for path in site for part in path.split("/")) < 255
    feed = site["feeds/topics/css入門.xml"].decode()
    address = PUBLISHED + quote("topics/css入門" + ending.removesuffix("index.html"))
    assert f'href="{address}"' in feed
    assert f'href="{address}#{quote("css設計")}"' in feed
    assert all(rest.partition(chr(34))[0].isascii() for rest in feed.split(f"href={chr(34)}")[1:])
