"""The words in which coded facts are shown to a counselor (English; client texts say it themselves)."""

DRUGS = {"esketamine": "Esketamine (Spravato)", "ketamine": "Ketamine", "other": "Other treatment"}
REGULATORY = {
    "approved": "FDA-approved",
    "off-label": "Off-label",
    "not-approved": "Not approved",
    "not-supported": "Not supported",
}
CERTAINTY = {
    "high": "High certainty",
    "moderate": "Moderate certainty",
    "low": "Low certainty",
    "very-low": "Very low certainty",
    "none": "No good studies yet",
}
STRENGTH = {"established": "Established", "supported": "Supported", "contested": "Contested"}
EVIDENCE_IN = {"humans": "people", "animals": "animals", "cells": "cells"}
CAUTION_LEVELS = {
    "contraindicated": "Contraindicated",
    "avoid-unless-specialist": "Avoid unless a specialist decides",
    "extra-monitoring": "Extra monitoring",
    "discuss": "Discuss first",
}
TERMS = {"short": "Short term", "long": "Long term"}
BODY_SYSTEMS = {
    "mind": "Mind and mood",
    "brain-nerves": "Brain and nerves",
    "heart-vessels": "Heart and blood vessels",
    "stomach-bowel": "Stomach and bowel",
    "eyes-ears": "Eyes and ears",
    "bladder-kidneys": "Bladder and kidneys",
    "liver": "Liver",
    "breathing": "Breathing",
    "whole-body": "Whole body",
    "behavior": "Behavior and use",
    "pregnancy": "Pregnancy and nursing",
    "society": "Numbers over time",
}
TREATMENT_KINDS = {
    "ketamine-route": "Ketamine, by route",
    "esketamine": "Esketamine",
    "alternative": "Other treatments",
}
