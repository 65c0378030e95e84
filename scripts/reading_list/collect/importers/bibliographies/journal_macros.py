"""What the commands stand for by which astronomers name journals in BibTeX, where they are all of a field. Pure."""

import re
from collections.abc import Mapping
from types import MappingProxyType

_COMMAND = re.compile(r"[\s{]*\\([a-z]+)[\s}]*")

_JOURNALS: Mapping[str, str] = MappingProxyType(
    dict(
        line.strip().split(" ", 1)
        for line in r"""
            aap Astronomy & Astrophysics
            aapr Astronomy & Astrophysics Review
            aaps Astronomy & Astrophysics Supplement
            actaa Acta Astronomica
            aj Astronomical Journal
            ao Applied Optics
            apj Astrophysical Journal
            apjl Astrophysical Journal Letters
            apjs Astrophysical Journal Supplement
            aplett Astrophysics Letters
            apss Astrophysics & Space Science
            araa Annual Review of Astronomy & Astrophysics
            baas Bulletin of the American Astronomical Society
            caa Chinese Astronomy & Astrophysics
            cjaa Chinese Journal of Astronomy & Astrophysics
            gca Geochimica et Cosmochimica Acta
            grl Geophysical Research Letters
            iaucirc IAU Circulars
            icarus Icarus
            jcap Journal of Cosmology and Astroparticle Physics
            jcp Journal of Chemical Physics
            jgr Journal of Geophysical Research
            jrasc Journal of the Royal Astronomical Society of Canada
            memras Memoirs of the Royal Astronomical Society
            mnras Monthly Notices of the Royal Astronomical Society
            na New Astronomy
            nar New Astronomy Reviews
            nat Nature
            nphysa Nuclear Physics A
            pasa Publications of the Astronomical Society of Australia
            pasj Publications of the Astronomical Society of Japan
            pasp Publications of the Astronomical Society of the Pacific
            physrep Physics Reports
            planss Planetary and Space Science
            pra Physical Review A
            prb Physical Review B
            prc Physical Review C
            prd Physical Review D
            pre Physical Review E
            prl Physical Review Letters
            procspie Proceedings of the SPIE
            qjras Quarterly Journal of the Royal Astronomical Society
            solphys Solar Physics
            ssr Space Science Reviews
        """.strip().splitlines()
    )
)


def journal(latex: str) -> str:
    """Return the name of the journal that the command *latex* stands for; empty where it is none of these."""
    command = _COMMAND.fullmatch(latex)
    return _JOURNALS.get(command[1], "") if command else ""
