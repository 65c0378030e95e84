"""What an entry is for a bibliography. An entry names only its publisher; these tell what that is. Pure."""

import re
from enum import Enum
from functools import lru_cache

from ...core.identity import Service
from ...core.kinds import Kind
from ...core.schema import Entry


class Venue(Enum):
    JOURNAL = "journal"
    CONFERENCE = "conference"
    OTHER = "other"


# By the words of a name, or as one of the names that say nothing of what they are. Proceedings are a
# conference's, but for a few. What neither knows becomes @misc, which is never wrong.
_JOURNAL = re.compile(
    r"(?i:\b(?:journal|transactions|magazine|annals|quarterly|bulletin|acta|zeitschrift)\b|\bletters$"
    r"|^proceedings of the (?:IEEE|national academy|royal society|VLDB endowment)"
    r"|^(?:artificial (?:intelligence|life)|biological cybernetics|biometrika|cell|cognitive science|distill"
    r"|communications of the ACM|complex systems|evolutionary computation|genetic programming and evolvable machines"
    r"|information sciences|machine learning|mathematics of computation|nature(?: \w+){0,2}|neural computation"
    r"|neural networks|neurocomputing|neuron|pattern recognition|psychometrika|science)$)"
    r"|\b(?:JMLR|TMLR|TACL|PNAS|TPAMI)\b"
)
_CONFERENCE = re.compile(
    r"(?i:\b(?:proceedings|conference|symposium|workshop|congress|colloquium)\b)"
    r"|\b(?:AAAI|ACL|AISTATS|BMVC|BlackboxNLP|CHI|CIKM|COLING|COLT|CVPR|CoNLL|CoRL|EACL|ECAI|ECCV|ECIR|ECML|EMNLP|GECCO"
    r"|ICANN|ICASSP|ICCV|ICDM|ICLR|ICML|ICRA|IJCAI|IJCNLP|INTERSPEECH|IROS|ISMIR|Interspeech|KDD|LREC|MICCAI|MLSys|NAACL"
    r"|NIPS|NSDI|NeurIPS|OSDI|RecSys|SIGCOMM|SIGGRAPH|SIGIR|SIGKDD|SIGMOD|SOSP|STOC|SemEval|SysML|UAI|VLDB|WACV|WSDM|WWW)\b"
)


@lru_cache(maxsize=5_000)
def _venue(publisher: str) -> Venue:
    if _JOURNAL.search(publisher):
        return Venue.JOURNAL
    return Venue.CONFERENCE if _CONFERENCE.search(publisher) else Venue.OTHER


def venue(entry: Entry) -> Venue:
    """Return where a paper came out, as far as its publisher's name says; other works come out elsewhere."""
    return _venue(entry.publisher) if entry.kind is Kind.PAPER and entry.publisher else Venue.OTHER


_DOI = re.compile(r"10\.[0-9]{4,9}/[A-Za-z0-9./_;():-]+")


def doi(entry: Entry) -> str:
    """Return the DOI of the entry; nothing for one that would need to be encoded."""
    name = entry.doi or entry.at(Service.DOI)
    return name if _DOI.fullmatch(name) else ""


def arxiv(entry: Entry) -> str:
    """Return the number of the entry at arXiv, or nothing."""
    return entry.at(Service.ARXIV)
