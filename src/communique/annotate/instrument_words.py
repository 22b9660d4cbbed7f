"""Word lists of the grammar of legal instruments: grammar words and modifiers, never a kind of instrument.

The head nouns come from the ontology at run time; what stands here is what surrounds them in English.
"""

from __future__ import annotations

MONTHS = frozenset(
    {
        *("january", "february", "march", "april", "may", "june"),
        *("july", "august", "september", "october", "november", "december"),
    }
)
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})

DEFINITE = frozenset({"the", "this", "that", "these", "those", "said", "its", "their", "our", "his", "her", "your"})
INDEFINITE = frozenset({"a", "an"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
HYPHENS = frozenset({"-", "–", "‑", "‐"})

LINKS = frozenset({"and", "of", "for", "to", "&"})
"""Small words that may stand inside the modifiers of a head ("… and Nationality …")."""
IRREGULAR_PLURALS = ("men", "children", "people")
"""Endings of plurals without s ("fishermen")."""

FUNCTION_WORDS = frozenset(
    {
        *("of", "on", "the", "for", "to", "in", "against", "their", "its", "with", "from", "at", "between", "among"),
        *("a", "an", "as", "into", "under", "upon", "within", "all", "other", "by", "and", "or", "through", "over"),
        *("concerning", "relating", "regarding", "respecting", "pertaining", "governing", "establishing", "amending"),
    }
)

OPENERS = frozenset(
    {
        *("on", "for", "against", "of", "to", "between", "among", "concerning", "relating", "regarding"),
        *("respecting", "pertaining", "governing", "establishing", "amending", "with", "banning", "prohibiting"),
    }
)
"""Words that may begin the complement of a head noun."""

TITLE_OPENERS = frozenset({"between", "on", "concerning", "regarding", "relating", "for"})
"""Words that begin the complement of a title even after a mere acronym."""

OPENERS_AFTER_MODIFIER = OPENERS - {"with"}
FREE_INNER = frozenset(
    {
        *("of", "the", "their", "its", "against", "between", "among", "a", "an", "all", "other"),
        *("concerning", "relating", "regarding", "respecting", "governing", "establishing"),
    }
)
"""Function words that may stand inside a complement whatever comes before them."""

BOUND_INNER = frozenset({"to", "in", "with", "for", "on", "from", "into", "within", "over", "through"})
"""Function words that continue a complement only after a noun of action, else they belong to the clause."""

ACTION_ENDINGS = (
    "tion",
    "sion",
    "ment",
    "ship",
    "ance",
    "ence",
    "ity",
    "ties",
    "ness",
    "tions",
    "sions",
    "ism",
    "ing",
    "ments",
)
ACTION_NOUNS = frozenset(
    {
        *("peace", "trade", "commerce", "amity", "alliance", "access", "right", "rights", "barriers", "traffic"),
        *("forces", "persons", "tests", "control", "law", "aid", "support", "threats", "framework", "removal"),
        *("withdrawal", "arms", "defence", "defense", "growth", "investment", "principles", "measures", "use"),
        *("guarantees", "behavior", "behaviour", "procedures", "sales", "transfers", "exports", "assistance"),
        *(
            "return",
            "exit",
            "entry",
            "advice",
            "consent",
            "emergency",
            "respect",
            "transfer",
            "transit",
            "trafficking",
            "approach",
            "change",
            "release",
        ),
    }
)
BODY_NOUNS = frozenset(
    {
        *("tribunal", "court", "commission", "committee", "council", "agency", "fund", "bank", "mission", "programme"),
        *("program", "office", "chambers", "mechanism", "authority", "union", "conference", "organisation"),
        *("organization", "institute", "board", "group", "centre", "center"),
    }
)
"""Nouns for bodies, whose names may go on with "for" or "on" ("… of the Tribunal for the Sea")."""
OPENERS_OF_TITLES = frozenset({"on", "concerning", "relating", "regarding", "respecting", "for", "between"})
"""Words by which a title goes on after the title of another instrument in it ("Protocol to the … on …")."""
SOURCES = frozenset({"withdrawal", "freedom", "protection", "departure", "secession"})
"""Nouns whose "from" may stand at a distance."""
PLACELIKE = frozenset({"provence", "florence", "valence"})
TITLE_VERBS = frozenset(
    {
        *("combat", "prevent", "eliminate", "regulate", "establish", "prohibit", "protect", "suppress", "ban"),
        *("amend", "promote", "punish", "restore", "ensure", "end", "facilitate", "abolish", "limit", "reduce"),
    }
)
"""Verbs after "to" in titles of instruments."""

CHANGED = frozenset({"amended", "revised", "modified", "extended", "supplemented"})
"""Participles behind “as” at the end of a title."""
ANNEXED = frozenset({"annex", "annexes", "appendix", "appendices", "schedule", "schedules", "exhibits", "attachments"})
"""What a title says that the instrument is made with."""
INSTRUMENT_LEADS = frozenset(
    {"to", "of", "in", "under", "amending", "amend", "supplementing", "supplement", "implementing", "implement", "by"}
)
"""Words before the name of an instrument in the title of another one."""

FIXED_PAIRS = frozenset({("at", "sea"), ("by", "sea"), ("by", "air"), ("by", "land"), ("by", "road"), ("by", "rail")})

TITLES = frozenset(
    {
        *("president", "presidents", "secretary", "minister", "prime", "king", "queen", "mr", "mr.", "mrs", "mrs."),
        *("ms", "ms.", "dr", "dr.", "ambassador", "senator", "chancellor", "chairman", "general", "vice", "pope"),
        *("capitol", "leader", "leaders", "sheikh", "sultan", "emir", "premier"),
    }
)
"""Words that begin the name of a person or of another entity; a complement stops before them."""

NAME_GOES_ON = frozenset(
    {
        *("organization", "organisation", "center", "centre", "avenue", "street", "hall", "house", "party", "club"),
        *("corporation", "company", "committee", "commission", "council", "court", "conference", "summit", "group"),
        *("school", "schools", "flight", "flights", "hotel", "square", "hill", "building", "week", "day", "institute"),
        *("officer", "office", "forum", "talks", "negotiations", "delegates", "delegate", "negotiators", "floor"),
        *("room", "speech", "district", "sponsor", "administrator", "participants", "member", "members"),
        *("enforcement", "firm", "firms", "makers", "degree", "section", "series", "database"),
    }
)
"""Nouns after a head that make the whole the name (or description) of something else: "… Organisation"."""

GATHERINGS = frozenset({"conference", "secretariat", "summit", "website"})
"""Nouns that, behind a title, begin the name of what meets or works under the instrument."""

PARTY_WORDS = frozenset({"democratic", "republican", "libertarian", "annual", "nominating", "biennial", "baptist"})
"""Modifiers of gatherings and party meetings whose name ends like that of an instrument."""

OPENING_WORDS = frozenset(
    {
        *("under", "in", "on", "at", "by", "for", "with", "from", "to", "of", "as", "and", "but", "or", "if", "when"),
        *("while", "since", "after", "before", "through", "today", "yesterday", "also", "both", "all", "any", "no"),
        *("another", "such", "some", "many", "most", "other", "every", "each", "it", "he", "she", "they", "we", "i"),
        *("you", "what", "why", "how", "that", "this", "these", "those", "the", "a", "an", "its", "their", "our"),
        *("his", "her", "your", "my", "per", "via", "unlike", "like", "where", "which", "who", "there", "here", "not"),
        *("within", "without", "despite", "because", "upon", "about", "against", "relevant", "existing", "recent"),
        *("previous", "new", "see", "source", "whereas", "now", "then", "new", "so", "is", "are", "was", "has", "nor"),
    }
)
"""Words that are capitalised only because they open a sentence or a line; they never begin a name."""

SIGNAL = frozenset(
    {
        *("joint", "draft", "ceasefire", "cease-fire", "armistice", "trilateral", "quadrilateral", "tripartite"),
        *("quadripartite", "bilateral"),
    }
)
"""Modifiers that make even an indefinite phrase one particular instrument ("a historic joint …")."""

SPECIFIC = SIGNAL | frozenset(
    {
        *("peace", "trade", "truce", "nuclear", "border", "boundary", "normalisation", "normalization", "withdrawal"),
        *("association", "partnership", "cooperation", "friendship", "extradition", "framework", "interim", "grain"),
        *("multilateral", "disarmament", "hostage", "readmission", "fisheries", "customs", "free-trade", "electoral"),
        *("power-sharing", "reconciliation", "accession", "demarcation", "non-aggression", "nonaggression", "defence"),
        *("defense", "double-taxation", "tariff", "annexation", "status-of-forces", "disengagement", "unity"),
    }
)
"""Modifiers that, with a definite determiner, make a lower-case head one particular instrument."""

LOOSE = frozenset(
    {
        *("historic", "landmark", "new", "final", "proposed", "recent", "comprehensive", "so-called", "long-awaited"),
        *("free", "economic", "political", "security", "mutual", "strategic", "global", "regional", "international"),
        *("formal", "initial", "original", "current", "existing", "previous", "permanent", "lasting", "ad"),
        *("separate", "revised", "amended", "updated", "full", "preliminary", "hostages", "prisoner", "exchange"),
        *("investment", "arms", "control", "climate", "migration", "military", "legal", "binding", "first", "second"),
        *("above", "additional", "optional", "general", "same", "present", "action", "national", "implementation"),
        *("work", "relevant", "latest", "reciprocal", "commercial", "master", "final", "definitive", "pending"),
    }
)
"""Modifiers that may stand in a description, but do not make one particular instrument of it alone."""

PRAISE = frozenset({"historic", "landmark", "recent", "long-awaited", "so-called", "latest"})
"""Those of them that tell nothing of what the instrument is."""

SUBJECTS = frozenset(
    {
        *("cessation", "ceasefire", "cease-fire", "truce", "armistice", "cooperation", "withdrawal", "normalisation"),
        *("normalization", "demarcation", "delimitation", "disengagement", "readmission", "exchange", "release"),
    }
)
"""What an agreement in lower case is for or on ("for a truce", "on the exchange of prisoners")."""

MAKING = frozenset(
    {
        *("sign", "initial", "conclude", "announce", "reach", "adopt", "publish", "present", "unveil", "broker"),
        *("ratify", "denounce", "finalise", "finalize", "approve", "seal", "strike", "issue", "negotiate", "suspend"),
        *("break", "violate", "breach", "terminate", "renew", "extend", "cancel", "scrap", "deliver", "render"),
        *("enact", "promulgate", "pass", "repeal", "amend", "submit", "draft", "circulate", "issue", "proclaim"),
    }
)
"""Verbs in the past of which the object is a particular instrument, even after an indefinite article."""

WRITING = frozenset(
    {"sign", "initial", "ratify", "countersign", "cosign", "co-sign", "promulgate", "enact", "exchange"}
)
"""Verbs of which the object is a text: what is signed is one instrument, however it is described."""
WRITING_NOUNS = frozenset({"signing", "signature", "ratification", "initialling", "initialing", "conclusion"})
"""Nouns for what is done to a text: “the signing of a free trade agreement”."""

NOT_BEFORE = frozenset({"no", "any", "every", "some", "another", "such", "each", "without", "either", "neither"})

VERSUS = frozenset({"v.", "v"})
"""What joins the parties in the name of a court case."""

PRODUCTS = frozenset({"honda"})
"""Makers whose product has the name of a head noun ("… Accord")."""

BODIES: tuple[tuple[str, str, str], ...] = (
    (r"(?:U\.?N\.?|United Nations)?\s*Security Council|UNSC", "United Nations Security Council", "S"),
    (r"(?:U\.?N\.?|United Nations)?\s*General Assembly|UNGA", "United Nations General Assembly", "A"),
    (r"(?:(?:U\.?N\.?|United Nations)?\s*Human Rights Council|UNHRC)", "United Nations Human Rights Council", "A/HRC"),
    (
        r"(?:U\.?N\.?|United Nations)?\s*Economic and Social Council|ECOSOC",
        "United Nations Economic and Social Council",
        "E",
    ),
)
"""United Nations bodies: how English names them (regular expression), usual name, prefix of their document symbols
(United Nations Editorial Manual, "Document symbols")."""

BODY_INITIALS = {
    "UNSC": "United Nations Security Council",
    "SC": "United Nations Security Council",
    "UNGA": "United Nations General Assembly",
    "UNHRC": "United Nations Human Rights Council",
}
"""Acronyms of bodies before the initial of a numbered act, as in UNSC + R."""
CODE = "code"
"""The head that tells the class of what is cited by title and section alone ("8 U.S.C. 1182")."""
ACT_ABBREVIATION = "RES"
"""What United Nations symbols write for the acts of these bodies; the head that begins with it gives the class."""
