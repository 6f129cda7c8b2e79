"""The words in which coded facts are shown to a counselor (English; client texts say it themselves)."""

DRUGS = {"esketamine": "Esketamine", "ketamine": "Ketamine", "other": "Other treatment"}
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
INTERACTION_LEVELS = {
    "avoid": "Avoid together",
    "extra-monitoring": "Extra monitoring",
    "may-change-effect": "May change the effect",
    "discuss": "Discuss first",
    "no-known-problem": "No known problem",
}
INTERACTION_EVIDENCE = {
    "label": "product label",
    "trials": "trials in people",
    "observational": "observation of people treated",
    "case-reports": "case reports",
    "laboratory": "laboratory or animal studies",
    "theory": "theory only",
}
VERDICTS = {
    "supported": "Supported by trials",
    "partly": "Partly supported",
    "not-shown": "Not shown",
    "misleading": "Misleading",
}
TOPICS = {
    "visits": "Before, during and after a visit",
    "safety": "Safety",
    "rules": "Rules and approval",
    "cost": "Cost and coverage",
    "evidence": "What the evidence says",
    "recovery": "Recovery from substance use",
    "about": "About ketamine and KetaRef",
}
FLAGS = {
    "stop": "Call the prescriber today",
    "tell": "Tell the prescriber before the next dose",
    "note": "Note it",
}
INTERACTION_GROUPS = {level: f"Interactions: {name.lower()}" for level, name in INTERACTION_LEVELS.items()}
CLAIM_GROUPS = {verdict: f"Claims: {name.lower()}" for verdict, name in VERDICTS.items()}
ROW_GROUPS = {"questionnaires": "Questionnaires", "help-lines": "Help lines", "glossary": "Glossary"}
GROUPS = (TREATMENT_KINDS, TERMS, STRENGTH, CAUTION_LEVELS, INTERACTION_GROUPS, TOPICS, CLAIM_GROUPS, ROW_GROUPS)
"""The headings that lists have, in the order in which a reader needs them."""
