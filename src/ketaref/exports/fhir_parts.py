"""The parts that FHIR resources are put together from."""

import datetime
import uuid
from typing import Any

Resource = dict[str, Any]

_NAMES = uuid.UUID("0e0f7f5c-6b0e-5c1b-8a59-0f4f3b9f2b61")
BOOKKEEPING = _NAMES.urn
"""The system of our identifiers: ids of entries, figures and sources as `ketaref show` takes them."""


def identified(resource: Resource, value: str, *, bare: bool = False) -> Resource:
    """Return a resource with its id and, unless `bare`, the same as an identifier."""
    kind = resource["resourceType"]
    made = {"resourceType": kind, "id": value}
    if not bare:
        made["identifier"] = [{"system": BOOKKEEPING, "value": value}]
    return made | resource


def in_bundle(resource: Resource) -> Resource:
    """Return a resource as an entry of the Bundle, under an address that needs no server."""
    return {"fullUrl": _address(resource["resourceType"], resource["id"]), "resource": resource}


def reference(kind: str, value: str, display: str) -> Resource:
    """Return a reference to a resource of the same Bundle."""
    return {"reference": _address(kind, value), "type": kind, "display": display}


def concept(text: str) -> Resource:
    """Return something said in words, without a code."""
    return {"text": text}


def noon(day: datetime.date) -> str:
    """Return a day as the instant that FHIR asks for."""
    return f"{day.isoformat()}T12:00:00Z"


def _address(kind: str, value: str) -> str:
    return uuid.uuid5(_NAMES, f"{kind}/{value}").urn
