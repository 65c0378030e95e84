"""Names of journals, conferences and preprint servers, as lists write them. Pure."""

import re
from typing import NamedTuple

from . import locators
from .dating import YEAR

_CONFERENCES = frozenset(
    """
        AAAI ACCV ACL ACM ACML AISTATS ALT AMIA ASE ASPLOS ASRU ATC BMVC CAV CCS CHI CHIL CIDR CIKM CLeaR CogSci
    COLING COLM COLT
    CONLL CoNLL CORL CoRL CRYPTO CSCW CVPR CVPRW DAC DSAA DSN EACL ECAI ECCV ECIR ECML ECOOP EDBT EMNLP EMSOFT EUROCRYPT
        EuroSys FAccT FAST FOCS FSE GECCO HotNets HotOS HPCA ICAPS ICASSP ICCAD ICCV ICCVW ICDAR ICDCS ICDE ICDM ICFP
    ICIP ICLR ICME
        ICML ICMR ICPR ICRA ICSE ICWSM IEEE IJCAI IJCNLP IJCNN INFOCOM INTERSPEECH Interspeech INTERACT IROS ISCA
    ISCAS ISMIR ISWC ITCS ITSC
        KDD LICS LREC MICCAI MICRO MIDL MLSys MM MMM MobiCom MobiSys NAACL NDSS NeurIPS Neurips NIPS NIPSW ICDMW
    EMNLP-IJCNLP NSDI OOPSLA OSDI
    PAKDD PKDD PLDI PODC
    PODS POPL PPoPP RANLP RECSYS RecSys ROSS RSS SC SDM SEMEVAL SemEval SIGCOMM SIGDIAL SIGGRAPH SIGIR SIGKDD SIGMETRICS
        SIGMOD SLT SoCC SODA SOSP SP STOC TACAS TREC UAI UbiComp UIST USENIX VIS VLDB WACV WSDM WWW 3DV TheWebConf
    TREC EG ISMB RECOMB
    """.split()
)
_JOURNALS = frozenset(
    """
        BMJ CACM Cell Chaos CVIU Distill eLife IJCV IJRR Interspeech JACM JAIR JAMA JASA JCP JMLR JOSS Nature NAR NEJM
    NECO Neurocomputing
        Neuron PAMI PNAS PRL PVLDB RAL RA-L Science TACL TBD TCS TCSVT TGRS TIP TIST TKDD TKDE TMI TMLR TMM TNN TNNLS
    TOCHI TODS TOG
    TOIS TON TPAMI TPDS TSE TSP TVCG TVT TWEB T-PAMI IET Physica Patterns
    """.split()
)
_PREPRINTS = {
    "arxiv": "arXiv",
    "corr": "arXiv",
    "biorxiv": "bioRxiv",
    "medrxiv": "medRxiv",
    "ssrn": "SSRN",
}
_PREPRINT = re.compile(
    r"(?:in )?(?P<name>arxiv|corr|biorxiv|medrxiv|ssrn)(?:[ -]?(?:e-|pre)?prints?)?(?: server)?(?: \(?CoRR\)?)?"
    rf"(?:,? ?abs)?(?:,? ?\(?(?P<year>{YEAR})\)?)?",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:preprint|under review|submitted|e-?print|to appear|in press|openreview)(?: \d{4})?", re.IGNORECASE
)
_OPENS = re.compile(
    r"(?:(?:in |at )?(?:the )?(?:(?:19|20)\d\d )?(?:\d+(?:st|nd|rd|th) )?(?:annual )?)?"
    r"(?:proceedings|proc\b\.?|advances in|transactions|trans\.|journal of|j\. |"
    r"international (?:conference|journal|joint|symposium)|annals of|annual review|communications of|"
    r"lecture notes (?:in|on)|conference on|workshop on|symposium on|findings of|archives of|"
    r"(?:ieee|acm|siam|usenix|aaai)\b.|zeitschrift|revue |труды|вестник|technical report|tech\.? ?report)",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\b(?:Proceedings|Proc\.|(?:Conference|Symposium|Workshop) on|Journal|Transactions|Trans\.|Annals|Quarterly|Acta|"
    r"Technical Report|Tech Report|Festschrift|Lett\.|Rev\.|Phys\.)"
)
# Words that topics have as well: a sign only where a year or a volume stands with them.
_MAY_HOLD = re.compile(
    r"\b(?:Conference|Conf\.|Symposium|Workshops?|Letters|Bulletin|Magazine|Reviews?|Archives|Advances|Communications|"
    r"Mathematics|Sciences|Computing|Neuroscience|Computation|Informatics)\b"
)
_ABBREVIATED = re.compile(r"(?=.*[a-z]{3})(?:[A-Z][A-Za-z]{0,11}\. ?){2,6}")
_YEARED = re.compile(
    rf"(?P<name>[^()\d][^()]{{0,119}}?)(?:[.,]? ?\(?(?P<year>{YEAR})\)?| ?['’](?P<short>\d\d))"
    r"(?: ?(?P<rest>\(?[A-Za-z][A-Za-z &-]{2,30}\)?))?"
)
_TRACK = re.compile(
    r"\(?(?:findings|workshops?|ws|oral|poster|spotlight|demo|demonstrations?|tutorial|industry(?: track)?|short|"
    r"long|main|best paper(?: award)?|highlight|notable|track|companion|(?:main )?conference|"
    r"(?:[A-Z][\w-]*,? ?){1,4}workshop)"
    r"(?: papers?)?\)?",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "with from by via as is are or of on in the and for to a an de der la für und et & at y del des von".split()
)
_LEAD = re.compile(
    r"^(?:in|at|presented at|appeared in|to appear in|published in|accepted (?:to|at|by|in|for))\b:?\s+", re.IGNORECASE
)
_PAGES = re.compile(r", (?:pages?|pp\.?|vol\.?) ?\d")  # a place in it stands behind it
_MOST_WORDS = 16


class Venue(NamedTuple):
    """A venue, with the year that is written with it; a preprint server is where a work lies, not a venue."""

    name: str
    year: str = ""
    is_preprint: bool = False


def is_acronym(text: str) -> bool:
    """Tell whether *text* is the short name of a journal or conference that is known."""
    return text in _CONFERENCES or text in _JOURNALS


def read(text: str, *, is_placed: bool = False) -> Venue | None:
    """Return the venue that is all of *text*, with or without its year, where it is known or says what it is.

    *is_placed* where a volume or pages stand behind it.
    """
    plain = text.strip(" ,;:|").rstrip(".") if not _ABBREVIATED.fullmatch(text.strip()) else text.strip()
    if not plain or len(plain) > 200 or _PAGES.search(plain) or any(map(locators.read, plain.split(", ")[1:])):
        return None
    if plain.endswith(" Press"):  # AAAI Press
        return None
    if match := _PREPRINT.fullmatch(plain):
        return Venue(_PREPRINTS[match["name"].lower()], match["year"] or "", is_preprint=True)
    if _WHOLE.fullmatch(plain):
        return Venue("", plain[-4:] if plain[-4:].isdigit() else "", is_preprint=True)
    lead = _LEAD.match(plain)
    bare = plain[lead.end() :] if lead else plain
    if match := _YEARED.fullmatch(bare):
        name, rest = match["name"].strip(" ,"), match["rest"] or ""
        if (_is_name(name, loosely=True) or (lead and _is_proper(name))) and (not rest or _TRACK.fullmatch(rest)):
            year = match["year"] or ("19" if match["short"] > "50" else "20") + match["short"]
            return Venue(" ".join(part for part in (name, rest.strip("()") if _is_series(rest) else "") if part), year)
    if _is_name(bare, loosely=is_placed or lead is not None):
        return Venue(bare)
    if lead and _is_proper(bare) and is_emphatic(plain):
        return Venue(bare)
    return None


def is_emphatic(text: str) -> bool:
    """Tell whether *text* begins as only the place of a work does: ``In Proceedings ...``."""
    return text.startswith("In ") and _HOLDS.search(text) is not None


def _is_series(track: str) -> bool:
    return "workshop" in track.lower() or "findings" in track.lower()


def _is_name(text: str, *, loosely: bool) -> bool:
    words = text.replace("/", " ").split()
    if not words or len(words) > _MOST_WORDS or ("," in text and not _OPENS.match(text)):
        return False
    head = words[0].strip("()")
    if len(words) == 1 and "/" not in text:
        return head in _CONFERENCES or head in _JOURNALS
    if (
        head in _CONFERENCES
        and head != "IEEE"
        and (
            all(word.strip("()") in _CONFERENCES or word == "&" for word in words)
            or _TRACK.fullmatch(" ".join(words[1:]))
        )
    ):
        return True
    if words[-1] in _CONFERENCES and words[0].endswith("."):  # Commun. ACM
        return True
    if words[-1] in _CONFERENCES and words[0] in ("Findings", "IEEE", "ACM", "ACM/IEEE", "Proc.", "Proceedings"):
        return True
    if _ABBREVIATED.fullmatch(text):
        return True
    if _OPENS.match(text):
        return len(words) > 1
    holds = _HOLDS.search(text) or (loosely and _MAY_HOLD.search(text))
    return bool(holds) and _is_proper(text)


def _is_proper(text: str) -> bool:
    """Tell whether *text* is written as a name: each word of it in capitals, but for small ones."""
    words = [word.strip("(),.:") for word in text.split()]
    real = [word for word in words if word and word.lower() not in _SMALL and not word.isdigit()]
    return 0 < len(real) <= _MOST_WORDS and not any(word[0].islower() for word in real)


def may_be(text: str) -> bool:
    """Tell whether *text* can be the name of a venue, where only its place in a citation says that it is one."""
    plain = text.strip(" ,;:.")
    return len(plain) <= 120 and re.search(r"[^\W\d_]{3}", plain) is not None and _is_proper(_LEAD.sub("", plain))


def bare_name(text: str) -> str:
    """Return the venue *text* without "in" before it and signs around it."""
    return _LEAD.sub("", text.strip(" ,;:.")).strip(" ,;:")
