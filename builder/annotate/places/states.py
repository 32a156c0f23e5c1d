"""Short names of states and provinces, as they stand after the name of a town.

The longer form stands anywhere ("in B.C."); the postal code only after a comma ("Austin, TX").
"""

_US = """
AL Ala.|AK Alaska|AZ Ariz.|AR Ark.|CA Calif. Cal.|CO Colo.|CT Conn.|DE Del.|DC D.C.|FL Fla.|GA Ga.
HI Hawaii|ID Idaho|IL Ill.|IN Ind.|IA Iowa|KS Kan. Kans.|KY Ky.|LA La.|ME Maine|MD Md.|MA Mass.
MI Mich.|MN Minn.|MS Miss.|MO Mo.|MT Mont.|NE Neb. Nebr.|NV Nev.|NH N.H.|NJ N.J.|NM N.M.|NY N.Y.
NC N.C.|ND N.D.|OH Ohio|OK Okla.|OR Ore.|PA Pa. Penn.|RI R.I.|SC S.C.|SD S.D.|TN Tenn.|TX Tex.
UT Utah|VT Vt.|VA Va.|WA Wash.|WV W.Va.|WI Wis. Wisc.|WY Wyo.
"""
_CA = """
AB Alta.|BC B.C.|MB Man.|NB N.B.|NL Nfld. N.L.|NS N.S.|ON Ont.|PE P.E.I.|QC Que.|SK Sask.
NT N.W.T.
"""
_AU = "ACT ACT|NSW NSW N.S.W.|QLD Qld Qld.|VIC Vic.|TAS Tas."

# The number that GeoNames gives a province where it is not the letters of ISO 3166-2.
NUMBERED = {
    "CA": dict(
        zip(
            "AB BC MB NB NL NS ON PE QC SK YT NT NU".split(),
            "01 02 03 04 05 07 08 09 10 11 12 13 14".split(),
            strict=True,
        )
    ),
    "AU": dict(
        zip(
            "ACT NSW NT QLD SA TAS VIC WA".split(),
            "01 02 03 04 05 06 07 08".split(),
            strict=True,
        )
    ),
    "GB": {"ENG": "ENG", "SCT": "SCT", "WLS": "WLS", "NIR": "NIR"},
    "PK": {"BA": "02", "KP": "03", "PB": "04", "SD": "05", "JK": "06", "GB": "07", "IS": "08"},
}


def _rows(country: str, table: str) -> list[tuple[str, str, list[str]]]:
    rows = table.replace("\n", "|").split("|")
    return [(country, row.split()[0], row.split()[1:]) for row in rows if row]


_ROWS = [*_rows("US", _US), *_rows("CA", _CA), *_rows("AU", _AU)]
SHORT = {name: (country, code) for country, code, names in _ROWS for name in names if "." in name}
# What news calls provinces that are named after somebody in full: "Michoacán de Ocampo".
SHORT |= {"Michoacán": ("MX", "MIC"), "Michoacan": ("MX", "MIC"), "Coahuila": ("MX", "COA")}
SHORT |= {"Veracruz": ("MX", "VER")}
SHORT |= {"ACT": ("AU", "ACT"), "NSW": ("AU", "NSW"), "Qld": ("AU", "QLD")}
POSTAL = {code: (country, code) for country, code, _ in _ROWS}
