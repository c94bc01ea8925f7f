"""Which addresses belong to everybody, and which to this machine or a network behind the door."""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
_NAT64 = IPv6Network("64:ff9b::/96")  # an IPv4 address as seen from a network that has IPv6 alone
_UNICAST = IPv6Network("2000::/3")


def literal(host: str) -> Address | None:
    """The address that a host is written as, in any form a resolver takes (127.1, 0x7f000001); None for a name."""
    try:
        return ip_address(host)
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host))
    except OSError:
        return None


def public(address: Address) -> bool:
    """Whether everybody means the same machine by it. An IPv4 address within an IPv6 one is what counts."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is None and address not in _UNICAST:
            return False
        if inner is not None:
            return public(inner)
    return address.is_global and not address.is_multicast
