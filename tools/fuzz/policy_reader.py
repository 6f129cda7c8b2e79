"""The reader of the administrator's policy: whatever it holds, what follows is within its limits and can be said."""

from pathlib import Path

import msgspec

from ketaref.clinic import policy
from ketaref.clinic.policy import Policy

_GOOD = """\
# What the administrator fixes.
languages = ["es", "en"]
paper = "letter"
idle_minutes = 5
clinic_folder = "//server/share/ketaref"
extra_keys = ["00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"]
allow_printing = true
allow_saving = false
print_only_approved = false

[letterhead]
name = "Clínica del Río"
phone = "(555) 010-0100"
"""


class PolicyReader:
    """Takes files of a policy, as the administrator's own."""

    seeds = (_GOOD.encode(), b"\xef\xbb\xbf" + _GOOD.replace("\n", "\r\n").encode(), b'allow_saving = "no"\n')
    pieces = (
        *(name.encode() for name in policy.declared()),
        *(
            b" = ",
            b"true",
            b"-1",
            b"99999999999999999999",
            b"nan",
            b"1979-05-27",
            b'""',
            b'"""',
            b"'''",
            b"[[",
            b"]]",
            b".",
        ),
        *(b"[" * 60, b"{", b"}", b"\\u0000", b"\\U0010ffff", b"\n", b"\0", b"\xff", "ñ".encode("utf-16")),
    )

    def take(self, raw: bytes) -> None:
        """Understand the policy, and say each of its mistakes."""
        said = policy.understand(raw)
        held = said.policy
        fixed = {name: value for name, value in msgspec.to_builtins(held).items() if name in said.fixed}
        assert msgspec.convert(fixed, Policy) == held, "within the limits of each key"
        for mistake in said.mistakes:
            sentence = str(mistake)
            assert sentence
            assert sentence.isprintable(), sentence
        assert set(said.fixed) <= set(policy.declared())


def target(_folder: Path) -> PolicyReader:
    """Return the reader; it needs no folder."""
    return PolicyReader()
