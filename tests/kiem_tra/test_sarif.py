"""`--format sarif` against SARIF 2.1.0 (OASIS): required properties, allowed ones, levels, regions, rules referred to.

The tables name what the standard lets stand in each object used here (section in brackets); its schema allows no other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from lam_sai_docx import TepSua, dat_chu, dat_run, tep_dung

from kehoach.cli import main
from kehoach.loi import TEN_MUC_DO

# object → (required, allowed)
_LOG = ({"version", "runs"}, {"$schema", "version", "runs", "inlineExternalProperties", "properties"})  # 3.13
_RUN = (  # 3.14
    {"tool"},
    {"tool", "results", "columnKind", "artifacts", "invocations", "originalUriBaseIds", "language", "properties",
     "automationDetails", "defaultEncoding", "newlineSequences", "versionControlProvenance"},
)  # fmt: skip
_DRIVER = (  # 3.19
    {"name"},
    {"name", "version", "semanticVersion", "informationUri", "rules", "language", "fullName", "organization",
     "shortDescription", "fullDescription", "properties"},
)  # fmt: skip
_RULE = (  # 3.49
    {"id"},
    {"id", "name", "shortDescription", "fullDescription", "help", "helpUri", "defaultConfiguration", "messageStrings",
     "properties", "deprecatedIds", "guid", "relationships"},
)  # fmt: skip
_RESULT = (  # 3.27
    {"message"},
    {"ruleId", "ruleIndex", "rule", "kind", "level", "message", "locations", "fingerprints", "partialFingerprints",
     "properties", "relatedLocations", "fixes", "suppressions", "baselineState", "guid", "rank", "occurrenceCount"},
)  # fmt: skip
_LOCATION = (set(), {"id", "physicalLocation", "logicalLocations", "message", "annotations", "properties"})  # 3.28
_PHYSICAL = (set(), {"artifactLocation", "region", "contextRegion", "address", "properties"})  # 3.29
_ARTIFACT = (set(), {"uri", "uriBaseId", "index", "description", "properties"})  # 3.4
_REGION = (  # 3.30
    set(),
    {"startLine", "startColumn", "endLine", "endColumn", "charOffset", "charLength", "byteOffset", "byteLength",
     "snippet", "message", "sourceLanguage", "properties"},
)  # fmt: skip
_LOGICAL = (
    set(),
    {"name", "fullyQualifiedName", "decoratedName", "kind", "index", "parentIndex", "properties"},
)  # 3.33
_MESSAGE = (set(), {"text", "markdown", "id", "arguments", "properties"})  # 3.11
_MUC = {"none", "note", "warning", "error"}  # 3.27.10


def _hop_le(x: Any, mau: tuple[set[str], set[str]]) -> dict[str, Any]:
    """The object, once its properties are those the standard knows and none is null."""
    can, duoc = mau
    assert isinstance(x, dict)
    assert can <= x.keys() <= duoc
    assert None not in x.values()
    return x


def _chu(x: Any) -> None:
    x = _hop_le(x, _MESSAGE)
    assert isinstance(x.get("text"), str)
    assert x["text"].strip()


def _uri(uri: Any) -> None:
    """A reference of RFC 3986: ASCII, no blank, no backslash; a drive letter would be a scheme."""
    assert isinstance(uri, str)
    assert uri.isascii()
    assert not re.search(r"[\s\\\\<>\"{}|^`]", uri)
    assert len(urlsplit(uri).scheme) != 1


def _vung(x: Any) -> None:
    x = _hop_le(x, _REGION)
    assert all(isinstance(v, int) and not isinstance(v, bool) for v in x.values())
    assert x["startLine"] >= 1
    assert x.get("startColumn", 1) >= 1


def _noi(x: Any) -> None:
    x = _hop_le(x, _LOCATION)
    assert x
    if "physicalLocation" in x:
        vat_ly = _hop_le(x["physicalLocation"], _PHYSICAL)
        _uri(_hop_le(vat_ly["artifactLocation"], _ARTIFACT)["uri"])
        if "region" in vat_ly:
            _vung(vat_ly["region"])
    for logic in x.get("logicalLocations", []):
        assert _hop_le(logic, _LOGICAL)["fullyQualifiedName"]


def _quy_tac(x: Any) -> str:
    x = _hop_le(x, _RULE)
    for ten in ("shortDescription", "fullDescription", "help"):
        if ten in x:
            _chu(x[ten])
    assert x.get("defaultConfiguration", {"level": "warning"})["level"] in _MUC
    assert isinstance(x["id"], str)
    return x["id"]


def validate(ban: Any) -> list[dict[str, Any]]:
    """The results of a log that follows the standard."""
    _hop_le(ban, _LOG)
    assert ban["version"] == "2.1.0"
    _uri(ban["$schema"])
    ra: list[dict[str, Any]] = []
    for run in ban["runs"]:
        _hop_le(run, _RUN)
        assert run.get("columnKind", "utf16CodeUnits") in {"utf16CodeUnits", "unicodeCodePoints"}
        ma = [_quy_tac(x) for x in _hop_le(run["tool"]["driver"], _DRIVER).get("rules", [])]
        assert len(set(ma)) == len(ma)
        for x in run["results"]:
            _hop_le(x, _RESULT)
            _chu(x["message"])
            assert x.get("level", "warning") in _MUC
            assert ma[x["ruleIndex"]] == x["ruleId"]
            for noi in x.get("locations", []):
                _noi(noi)
        ra += run["results"]
    return ra


def _hai_tep(thu_muc: Path) -> Iterator[str]:
    """A document with findings and a plan with errors, in names that an address must escape."""
    dung = tep_dung("nd30")
    tep = TepSua(dung._parts, dung.tai_lieu)
    dat_run(tep.p("quoc_hieu"), "sz", val="40")
    dat_chu(tep.p("trich_yeu")[0], "Kiểm tra [1] {0} «50%» <x>.")
    docx = thu_muc / "kế hoạch số 1 #a%.docx"
    docx.write_bytes(tep.dung())
    nguon = thu_muc / "hỏng.yaml"
    nguon.write_text("co_quan: {ten: Sở Mẫu}\ntrich_yeu: Thử\nso: ba\n", "utf-8")
    yield from (str(docx), str(nguon))


def test_findings_of_every_kind_of_file_are_a_valid_log(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tep = list(_hai_tep(tmp_path))
    assert main(["check", "--format", "sarif", *tep]) == 2
    ket_qua = validate(json.loads(capsys.readouterr().out))
    assert {x["level"] for x in ket_qua} >= {"error", "note"}
    noi = [x["locations"][0]["physicalLocation"] for x in ket_qua]
    assert {unquote(x["artifactLocation"]["uri"]) for x in noi} == set(tep)
    assert {x["region"]["startLine"] for x in noi if "region" in x} == {3}


@pytest.mark.parametrize("muc", TEN_MUC_DO)
def test_no_finding_is_a_valid_log_too(muc: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tot.docx").write_bytes(tep_dung("nd30").dung())
    assert main(["check", "--format", "sarif", "--severity", muc, str(tmp_path / "tot.docx")]) == 0
    assert validate(json.loads(capsys.readouterr().out)) == []


def test_a_file_that_cannot_be_read_is_a_result(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "xau.docx").write_bytes(b"x")
    assert main(["check", "--format", "sarif", str(tmp_path / "xau.docx")]) == 2
    (x,) = validate(json.loads(capsys.readouterr().out))
    assert (x["ruleId"], x["level"]) == ("nap.tep", "error")


@pytest.mark.parametrize(
    "hong",
    [
        {"version": "2.0.0"},
        {"runs": [{"tool": {"driver": {}}, "results": []}]},
        {"runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"message": {"text": "a"}, "level": "loi"}]}]},
        {"la": 1},
    ],
)
def test_the_checks_see_a_log_that_is_wrong(hong: dict[str, Any]) -> None:
    tot = {"$schema": "https://x", "version": "2.1.0", "runs": []}
    assert validate(tot) == []
    with pytest.raises((AssertionError, KeyError)):
        validate({**tot, **hong})
