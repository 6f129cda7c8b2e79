"""Guides: before, during and after a visit, rules, questions, claims, forms, words and numbers to call."""

from ketaref.gui.tab import Tab
from ketaref.i18n import noted

TAB = Tab(
    "guides",
    noted("Guides"),
    noted("Visits, rules, questions and answers, forms, words, numbers to call."),
    ("guides", "faq", "benefits", "questionnaires", "help-lines", "glossary"),
    first=("before-session", "during-session", "after-session"),
)
