"""Fetching: only public hosts, checked at every step, and never longer, larger or further than allowed."""

import gzip
import json
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis.strategies import ip_addresses

from helpers import TESTS
from reading_list.collect import web
from reading_list.collect.web import RefusedError, Reply, Web, WebError
from reading_list.collect.web.decoding import decoded
from reading_list.core.problems import ReadingListError
from tables import each
from web_server import HERE, Answer, Handler, Internet, serving_web

URLS = json.loads((TESTS / "web" / "ssrf_urls.json").read_text(encoding="utf-8"))
SITE = "http://site.example/"
MEGABYTE = b"x" * 1_000_000
MAX = 2_000_000


@pytest.fixture
def internet() -> Iterator[Internet]:
    with serving_web() as running:
        yield running


def text(content: bytes, **headers: str) -> Answer:
    return Answer(200, content, {"Content-Type": "text/plain", **{k.replace("_", "-"): v for k, v in headers.items()}})


def redirect(url: str, status: int = 302) -> Answer:
    return Answer(status, b"", {"Location": url})


# --- Which addresses ----------------------------------------------------------------------------


@each("url", URLS["reject"])
def test_refuses(url: str) -> None:
    """No address of the corpus is fetched, and nothing is looked up or connected to before it is refused."""

    def never(*_: object) -> list[tuple[str, int]]:
        raise AssertionError

    with pytest.raises(RefusedError) as refused:
        Web(resolve=never).fetch(url)
    assert str(refused.value).isprintable()


@each("url", URLS["accept"])
def test_takes(url: str) -> None:
    """Ordinary addresses are taken."""
    assert web.target(url).port in (80, 443)


@each(
    "address",
    """
    0.0.0.0 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 168.63.129.16 169.254.169.254 169.254.170.2 172.16.0.1
    192.0.0.1 192.0.0.8 192.0.2.1 192.168.0.1 198.18.0.1 224.0.0.1 240.0.0.1 255.255.255.255 :: ::1 ::7f00:1
    ::ffff:127.0.0.1 ::ffff:a9fe:a9fe 64:ff9b::a9fe:a9fe 64:ff9b::a83f:8110 64:ff9b::c000:8 64:ff9b:1::1 2001:0:1::1
    2001:db8::1 2002:7f00:1:: 3fff::1
    2002:a9fe:a9fe:: fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 100::1 nonsense
    """.split(),
)
def test_addresses_that_are_not_public(address: str) -> None:
    """Private, local, reserved and group addresses are not public, and neither are those that only stand for them."""
    assert not web.is_public(address)
    for addresses in ([(address, 80)], [("93.184.215.14", 80), (address, 80)]):
        with pytest.raises(WebError, match="not on the public internet"):
            Web(resolve=lambda *_, held=addresses: held).fetch(SITE)


@each("address", "1.1.1.1 2606:4700::1111 ::ffff:1.1.1.1 64:ff9b::101:101 2002:101:101::".split())
def test_public_addresses(address: str) -> None:
    """Hosts on the internet are public, in IPv6 and translated as well."""
    assert web.is_public(address)


@given(address=ip_addresses())
def test_python_knows_of_no_more_addresses_that_are_not_public(address: IPv4Address | IPv6Address) -> None:
    """Ours is the table that counts, so that every version refuses the same; what a new one learns goes into it."""
    stands_for_another = address.version == 6 and (address.ipv4_mapped or address.sixtofour)
    if web.is_public(str(address)) and not stands_for_another:
        assert address.is_global
        assert not address.is_multicast


def test_connects_to_the_address_that_was_checked(internet: Internet) -> None:
    """A name that changes its address between two look-ups (DNS rebinding) gets one look-up, and that counts."""
    internet.answers(SITE, text(b"fine"))
    answers = [[(HERE, internet.ports[80])], [("10.0.0.1", internet.ports[80])]]
    checked: list[str] = []

    def reachable(address: str) -> bool:
        checked.append(address)
        return True

    reply = Web(resolve=lambda *_: answers.pop(0), reachable=reachable).fetch(SITE)
    assert (reply.text, checked, len(answers)) == ("fine", [HERE], 1)


def test_tries_all_addresses(internet: Internet) -> None:
    """Where one address takes no connection the next one is asked."""
    internet.answers(SITE, text(b"fine"))
    both = [(HERE, 1), (HERE, internet.ports[80])]
    assert Web(resolve=lambda *_: both, reachable=lambda _: True).fetch(SITE).text == "fine"


# --- Requests and replies -----------------------------------------------------------------------


def test_says_who_it_is(internet: Internet) -> None:
    """A request names the project and its address, the host, the whole path, and no fragment."""
    internet.answers("http://site.example/caf%C3%A9?a=%20b", text(b"fine"))
    reply = internet.web().fetch("http://site.example:80/café?a=%20b#part", "text/plain")
    assert reply == Reply("http://site.example:80/café?a=%20b#part", 200, "text/plain", "fine")
    headers = internet.asked[0].headers
    assert headers["User-Agent"].startswith("mkdocs-reading-list/")
    assert "(+https://" in headers["User-Agent"]
    assert (headers["Host"], headers["Accept"]) == ("site.example", "text/plain")


def test_https_goes_by_the_name(internet: Internet) -> None:
    """The certificate is that of the name, though the connection goes to an address."""
    internet.answers("https://site.example/", text(b"safe"))
    assert internet.web().fetch("https://site.example/").text == "safe"


@pytest.mark.parametrize("url", ["https://uncertified.example/", "https://site.example/"])
def test_certificates_are_verified(internet: Internet, url: str) -> None:
    """A certificate of another name, or of an authority that nobody knows, ends it."""
    internet.answers(url, text(b"secret"))
    strangers = Web(reachable=lambda _: True, resolve=internet.resolve)
    with pytest.raises(WebError, match=r"certificate that is not valid"):
        (internet.web() if "uncertified" in url else strangers).fetch(url)
    assert internet.asked == []


@pytest.mark.parametrize("status", [403, 404, 410, 418, 599])
def test_gives_back_other_answers(internet: Internet, status: int) -> None:
    """What the host says of a page that it does not give is for the caller to judge."""
    internet.answers(SITE, Answer(status, b"<title>Oh</title>", {"Content-Type": "text/html"}))
    reply = internet.web().fetch(SITE)
    assert (reply.status, reply.ok, reply.text) == (status, False, "<title>Oh</title>")
    assert len(internet.asked) == 1


@pytest.mark.parametrize(
    ("answers", "status", "asked"),
    [
        ([Answer(429, b"", {"Retry-After": "0"}), text(b"fine")], 200, 2),
        ([Answer(503, b"", {"Retry-After": "0"}), text(b"fine")], 200, 2),
        ([Answer(500), text(b"fine")], 200, 2),
        ([Answer(500)], 500, 2),
        ([Answer(429)], 429, 1),
        ([Answer(429, b"", {"Retry-After": "11"})], 429, 1),
        ([Answer(429, b"", {"Retry-After": "9" * 5000})], 429, 1),
        ([Answer(503, b"", {"Retry-After": "Fri, 31 Dec 1999 23:59:59 GMT"})], 503, 1),
    ],
)
def test_asks_once_more(internet: Internet, answers: list[Answer], status: int, asked: int) -> None:
    """A host that is busy for a moment is asked a second time, never a third, and when it likes."""
    internet.answers(SITE, *answers)
    assert internet.web().fetch(SITE).status == status
    assert len(internet.asked) == asked


def test_does_not_wait_longer_than_its_time(internet: Internet) -> None:
    """A wait that the host asks for counts as time of the fetch."""
    internet.answers(SITE, Answer(429, b"", {"Retry-After": "10"}))
    assert internet.web(seconds=9).fetch(SITE).status == 429


# --- Redirects ----------------------------------------------------------------------------------


def test_follows_redirects(internet: Internet) -> None:
    """Five redirects of all sorts are followed, and the reply says where they led."""
    for number, status in enumerate((301, 302, 303, 307, 308)):
        internet.answers(f"{SITE}{number or ''}", redirect(f"/{number + 1}", status))
    internet.answers(f"{SITE}5", text(b"end"))
    assert internet.web().fetch(SITE) == Reply(f"{SITE}5", 200, "text/plain", "end")
    internet.answers(f"{SITE}4", redirect("//other.example/end"))
    internet.answers("http://other.example/end", text(b"there"))
    assert internet.web().fetch(SITE).text == "there"


def test_a_chain_of_six(internet: Internet) -> None:
    """The sixth redirect is one too many."""
    for number in range(6):
        internet.answers(f"http://site.example/{number}", redirect(f"/{number + 1}"))
    internet.answers("http://site.example/6", text(b"end"))
    with pytest.raises(WebError, match="redirects more than 5 times"):
        internet.web().fetch("http://site.example/0")
    assert internet.web().fetch("http://site.example/1").text == "end"


def test_a_loop(internet: Internet) -> None:
    """A page that redirects to itself is given up."""
    internet.answers(SITE, redirect(SITE))
    with pytest.raises(WebError, match="redirects more than 5 times"):
        internet.web().fetch(SITE)
    assert len(internet.asked) == 6


@each("url", URLS["reject"])
def test_redirects_are_checked(internet: Internet, url: str) -> None:
    """No redirect leads to what is refused otherwise: it is refused, or is an address of the same host."""
    internet.asked.clear()
    internet.answers(SITE, redirect(url.encode().decode("latin-1").replace("\r", "").replace("\n", "")))
    with suppress(WebError):
        assert internet.web().fetch(SITE).status == 404
    assert {asked.url.split("/")[2] for asked in internet.asked} <= {"site.example", "example.org"}


def test_a_redirect_to_a_private_address(internet: Internet) -> None:
    """A redirect to a name that leads to a private address ends there."""
    internet.answers(SITE, redirect("http://private.example/"))
    with pytest.raises(WebError, match=r"private\.example leads to an address that is not on the public internet"):
        internet.web().fetch(SITE)


def test_no_redirect_from_https_to_http(internet: Internet) -> None:
    """What was asked for in private is not asked for in public."""
    internet.answers("https://site.example/", redirect("http://site.example/"))
    with pytest.raises(WebError, match="redirects from https to http"):
        internet.web().fetch("https://site.example/")
    assert len(internet.asked) == 1
    internet.answers("http://other.example/", redirect("https://site.example/safe"))
    internet.answers("https://site.example/safe", text(b"safe"))
    assert internet.web().fetch("http://other.example/").text == "safe"


def test_meta_refresh_is_not_followed(internet: Internet) -> None:
    """Only the status redirects, not what a page says."""
    internet.page(SITE, '<meta http-equiv="refresh" content="0; url=http://other.example/">')
    assert internet.web().fetch(SITE).url == SITE
    assert len(internet.asked) == 1


# --- Bounds -------------------------------------------------------------------------------------


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/plain")
    handler.end_headers()
    while not handler.internet.over.is_set():
        handler.wfile.write(MEGABYTE)


def huge_length(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/plain")
    handler.send_header("Content-Length", str(10**10))
    handler.end_headers()
    handler.wfile.write(MEGABYTE * 3)


def test_endless_data_is_cut(internet: Internet) -> None:
    """Of what never ends, and of what announces 10 GB, the first two megabytes are read."""
    internet.answers(f"{SITE}endless", Answer(act=endless))
    internet.answers(f"{SITE}long", Answer(act=huge_length))
    for name in ("endless", "long"):
        assert len(internet.web().fetch(SITE + name).text) == MAX


def bomb() -> bytes:
    """Return 300 MB of text, packed: a stream in which a packed megabyte stands again and again."""
    packer = zlib.compressobj(wbits=31)
    first, again = (packer.compress(MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    return first + again * 299 + packer.flush()


@pytest.mark.parametrize("name", ["gzip", "x-gzip", "GZIP"])
def test_packed_data_is_cut_when_unpacked(internet: Internet, name: str) -> None:
    """A bomb of 300 MB in 300 kB is never unpacked; what is packed as usual is."""
    internet.answers(SITE, text(bomb(), Content_Encoding=name))
    internet.answers(f"{SITE}usual", text(gzip.compress(b"usual"), Content_Encoding=name))
    start = time.process_time()
    assert len(internet.web().fetch(SITE).text) == MAX
    assert time.process_time() - start < 5
    assert internet.web().fetch(f"{SITE}usual").text == "usual"


def stall(handler: Handler) -> None:
    handler.internet.over.wait()


def stall_in_the_middle(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/plain")
    handler.send_header("Content-Length", "100")
    handler.end_headers()
    handler.wfile.write(b"begun")
    stall(handler)


def drip(part: bytes) -> Callable[[Handler], None]:
    def act(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n" + part)
        while not handler.internet.over.wait(0.05):
            handler.wfile.write(b"x")

    return act


@pytest.mark.parametrize(
    "act", [stall, stall_in_the_middle, drip(b"\r\n"), drip(b"X-Long: ")], ids=["stall", "middle", "drip", "headers"]
)
def test_time_is_bounded(internet: Internet, act: Callable[[Handler], None]) -> None:
    """A server that stalls, or drips byte by byte in the headers or after them, gets no more than the time given."""
    internet.answers(SITE, Answer(act=act))
    with pytest.raises(WebError, match=r"gave no whole answer within 0\.4 seconds"):
        internet.web(seconds=0.4).fetch(SITE)


def test_time_is_bounded_when_names_are_looked_up(internet: Internet) -> None:
    """A name server that does not answer holds nobody up."""

    def never(*_: object) -> list[tuple[str, int]]:
        internet.over.wait()
        return []

    with pytest.raises(WebError, match="gave no whole answer"):
        Web(resolve=never, seconds=0.2).fetch(SITE)


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: many\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\n\r\nnot packed",
        b"HTTP/1.1 200 OK\r\nX: " + MEGABYTE + b"\r\n\r\n",
    ],
    ids=["nothing", "no HTTP", "less than announced", "no length", "no chunks", "not packed", "headers of 1 MB"],
)
def test_odd_answers(internet: Internet, sent: bytes) -> None:
    """What is no HTTP, or not what it says, is reported in words."""
    internet.answers(SITE, Answer(act=lambda handler: handler.wfile.write(sent)))
    with pytest.raises(WebError, match=r"^http://site\.example/: (?:answers what is no valid HTTP|cannot be reached)"):
        internet.web().fetch(SITE)


def test_no_network(internet: Internet) -> None:
    """A name that nobody knows, and a host that takes no connection, are reported with what to do."""
    closed = Web(resolve=lambda *_: [(HERE, 1)], reachable=lambda _: True)
    for web_, url in ((internet.web(), "http://nowhere.invalid/"), (closed, SITE)):
        with pytest.raises(ReadingListError, match=r": cannot be reached\. Check the address and the connection"):
            web_.fetch(url)


# --- Text ---------------------------------------------------------------------------------------


@each(
    "content, content_type, expected",
    [
        ("Müller".encode(), "text/html; charset=iso-8859-1", "Müller"),
        ("Müller".encode("latin-1"), "text/html; charset=utf-8", "M\ufffdller"),
        ("Müller €".encode("cp1252"), "text/html; charset=ISO-8859-1", "Müller €"),
        ("Привет".encode("koi8-r"), "text/html; charset=koi8-r", "Привет"),
        ('<meta charset="windows-1251">Привет'.encode("cp1251"), "text/html", '<meta charset="windows-1251">Привет'),
        ("語".encode("utf-16"), "text/html", "語"),
        (b"\xef\xbb\xbfmark", "text/html", "mark"),
        ("Müller".encode("latin-1"), "text/html; charset=punycode", "M\ufffdller"),
        ("Müller".encode("latin-1"), "text/html; charset=nonsense", "M\ufffdller"),
        ("aé".encode()[:2], "text/html", "a"),
    ],
)
def test_character_sets(content: bytes, content_type: str, expected: str) -> None:
    """Text is read in the character set that it is in, which need not be the one that is named."""
    assert decoded(content, content_type) == expected


@pytest.mark.parametrize("content_type", ["application/pdf", "image/png", "application/octet-stream", ""])
def test_what_is_no_text_is_not_read(internet: Internet, content_type: str) -> None:
    """Of a PDF or a picture only the type is reported."""
    internet.answers(SITE, Answer(200, bytes(range(256)), {"Content-Type": content_type}))
    assert internet.web().fetch(SITE) == Reply(SITE, 200, content_type, "")
