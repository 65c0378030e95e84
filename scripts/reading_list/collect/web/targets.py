"""Which addresses may be fetched: public hosts by their names, on the usual ports. Pure."""

import re
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import NamedTuple
from urllib.parse import quote, urlsplit

import idna

from ...core.characters import printable
from ...core.problems import ReadingListError
from ...core.urls import url_fault

_PORTS = {"http": 80, "https": 443}
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")  # what browsers take for a part of an IPv4 address
_NOT_PUBLIC = frozenset(["localhost", "localdomain", "local", "internal", "intranet", "lan", "home", "corp", "onion"])
_TRANSLATED = IPv6Network("64:ff9b::/96")  # NAT64: the last four bytes are an IPv4 address
_UNICAST = IPv6Network("2000::/3")  # all that is given to hosts on the internet
_NO_WEBSITES = tuple(
    map(
        ip_network,
        # Private, local, shared by those behind a provider, examples, measurements, groups, reserved. (What the
        # registries of IANA say is in Python as well, but in each version something else.)
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 "
        "192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3 "
        # Protocols, Teredo included, which is tunnels; examples.
        "2001::/23 2001:db8::/32 3fff::/20 "
        # Hosts of a cloud provider answer here from inside it, though the address is a public one.
        "168.63.129.16/32".split(),
    )
)
_KEPT_IN_PATHS = "/%:@!$&'()*+,;=~-._?[]"


class RefusedError(ReadingListError):
    """An address that is not fetched whatever the network says."""

    def __init__(self, url: str, reason: str) -> None:
        shown = printable(url)
        super().__init__(f"{shown}: is not fetched: {reason}. Give the public address of a page.")
        self.reason = reason


class Target(NamedTuple):
    """What a request asks for: the scheme, the host as written in requests, its port, and the path with the query."""

    scheme: str
    host: str
    port: int
    path: str


def target(url: str) -> Target:
    """Return the target of *url*. Raises RefusedError where it may not be fetched."""
    if fault := url_fault(url):
        raise RefusedError(url, fault)
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    host = _host(url, parts.hostname or "")
    port = parts.port or _PORTS[scheme]
    if port not in _PORTS.values():
        raise RefusedError(url, f"port {port} is not one of a website")
    path = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=_KEPT_IN_PATHS)
    return Target(scheme, host, port, path)


def _host(url: str, name: str) -> str:
    """Return the host *name* of *url* in ASCII."""
    try:
        host = (name if name.isascii() else idna.encode(name).decode()).lower().removesuffix(".")
    except idna.IDNAError as fault:
        raise RefusedError(url, "the host name is not valid") from fault
    labels = host.split(".")
    if ":" in host or _NUMBER.fullmatch(labels[-1]):
        raise RefusedError(url, "the host is given by number")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise RefusedError(url, "the host name is not valid")
    if len(labels) == 1 or labels[-1] in _NOT_PUBLIC:
        raise RefusedError(url, "the host name is not a public one")
    return host


def is_public(address: str) -> bool:
    """Tell whether the IP *address* belongs to a host on the internet, wherever one asks from."""
    try:
        ip: IPv4Address | IPv6Address | None = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        ip = _inside(ip) or (ip if ip in _UNICAST else None)
    return ip is not None and not any(ip in network for network in _NO_WEBSITES)


def _inside(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that an IPv6 *address* only stands for: mapped, NAT64, 6to4."""
    if address in _TRANSLATED:
        return IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour
