"""What a venue is, by its name: a journal, a conference, or something else. Pure."""

import re
from enum import Enum
from functools import lru_cache


class Venue(Enum):
    JOURNAL = "journal"
    CONFERENCE = "conference"
    OTHER = "other"


# By the words of a name, or as one of the names that say nothing of what they are. Words for what comes out in
# volumes come first: a journal may bear the name of the group that also holds a conference (SIGCOMM Computer
# Communication Review). Proceedings are a conference's, but for a few.
_JOURNAL = re.compile(
    r"(?i:\b(?:journal|transactions|magazine|annals|quarterly|bulletin|acta|zeitschrift|letters|newsletter"
    r"|explorations|reviews?|notices)\b"
    r"|(?<!conference )\brecord$"
    r"|^proceedings of the (?:IEEE$|national academy|royal society|VLDB endowment)|^proc\. (?:IEEE$|natl\. acad\.)"
    r"|^(?:artificial (?:intelligence|life)|biological cybernetics|biometrika|cell|cognitive science|distill"
    r"|communications of the ACM|complex systems|evolutionary computation|genetic programming and evolvable machines"
    r"|information sciences|machine learning|mathematics of computation|nature(?: \w+){0,2}|neural computation"
    r"|neural networks|neurocomputing|neuron|pattern recognition|psychometrika|science)$)"
    r"|\b(?:BMJ|CACM|IJCV|JACM|JAIR|JAMA|JASA|JMLR|PAMI|PNAS|TACL|TKDE|TMLR|TNNLS|TOG|TPAMI)\b"
    r"|\b(?:Ann|Bull|J|Lett|Mag|Rev|Trans)\."
)
_CONFERENCE = re.compile(
    r"(?i:\b(?:proceedings|conference|symposium|workshops?|congress|colloquium)\b"
    r"|^advances in neural information processing systems)"
    r"|\b(?:Conf|Proc|Symp|Adv\. Neural Inf)\."
    r"|\b(?:AAAI|ACL|AISTATS|BMVC|BlackboxNLP|CHI|CIKM|COLING|COLT|CVPR|CoNLL|CoRL|EACL|ECAI|ECCV|ECIR|ECML|EMNLP|GECCO"
    r"|ICANN|ICASSP|ICCV|ICDM|ICLR|ICML|ICRA|IJCAI|IJCNLP|INTERSPEECH|IROS|ISMIR|Interspeech|KDD|LREC|MICCAI|MLSys|NAACL"
    r"|NIPS|NSDI|NeurIPS|OSDI|PMLR|RecSys|SIGCOMM|SIGGRAPH|SIGIR|SIGKDD|SIGMOD|SOSP|STOC|SemEval|SysML|UAI|VLDB|WACV"
    r"|WSDM|WWW)\b"
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b[^a-z]*")


@lru_cache(maxsize=5_000)
def venue(name: str) -> Venue:
    """Return what the venue called *name* is, where its name says so."""
    if _JOURNAL.search(name):
        return Venue.JOURNAL
    return Venue.CONFERENCE if _CONFERENCE.search(name) else Venue.OTHER


def is_acronym(name: str) -> bool:
    """Tell whether *name* is nothing but an acronym, perhaps with a year, as names of conferences are."""
    return _ACRONYM.fullmatch(name) is not None
