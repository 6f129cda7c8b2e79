"""The formats of `ketaref export`: a new one is a module here and one line of this table. Light to import."""

import msgspec

from ketaref.errors import ExtraMissing


class Format(msgspec.Struct, frozen=True):
    """One format: its name on the command line, its module, the packages of the `export` extra that it needs.

    The module has `write(shelf, target)`, which raises CannotWrite with whatever stood at `target` untouched.
    """

    name: str
    module: str
    needs: tuple[str, ...]


FORMATS: tuple[Format, ...] = (
    Format("zim", "ketaref.exports.zim", ("jinja2", "libzim")),
    Format("html", "ketaref.exports.site", ("jinja2",)),
    Format("epub", "ketaref.exports.epub", ("jinja2",)),
    Format("fhir", "ketaref.exports.fhir", ("fhir",)),
    Format("bibliography", "ketaref.exports.bibliography", ()),
    Format("datasette", "ketaref.exports.datasette", ()),
)


def find(name: str) -> Format:
    """Return the format of that name; KeyError if there is none."""
    return {form.name: form for form in FORMATS}[name]


def require(form: Format) -> None:
    """Raise ExtraMissing unless the packages that the format needs are there."""
    from importlib.util import find_spec  # a millisecond that no other command needs

    missing = [name for name in (*form.needs, form.module) if find_spec(name) is None]
    if missing:  # an executable carries neither the packages nor the modules that use them
        raise ExtraMissing(
            f"The format {form.name} needs packages that are not installed here ({', '.join(missing)}). "
            "Install them: pip install 'ketaref[export]'."
        )
