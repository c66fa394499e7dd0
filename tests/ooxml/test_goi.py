from __future__ import annotations

import contextlib
import io
import random
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from goi_nho import build_parts
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.loi import TepDocxHongError
from kehoach.ooxml.goi import GioiHanGoi, GoiMau, read_goi

PARTS = build_parts()
DOC = "word/document.xml"


def zip_of(*muc: tuple[str, bytes], **tuy_chon: int) -> bytes:
    """An archive written by the standard library, with [Content_Types].xml in front."""
    dem = io.BytesIO()
    with zipfile.ZipFile(dem, "w", zipfile.ZIP_DEFLATED) as z:
        for ten, data in (("[Content_Types].xml", b"<Types/>"), *muc):
            z.writestr(zipfile.ZipInfo(ten), data, **{"compress_type": zipfile.ZIP_DEFLATED, **tuy_chon})
    return dem.getvalue()


def test_the_standard_library_reads_every_part_back_and_finds_no_bad_crc() -> None:
    with zipfile.ZipFile(io.BytesIO(GoiMau(PARTS).assemble())) as z:
        assert z.testzip() is None
        assert {m.filename: z.read(m).decode() for m in z.infolist()} == PARTS


def test_content_types_come_first_and_the_order_does_not_follow_the_mapping() -> None:
    xuoi, nguoc = GoiMau(PARTS), GoiMau(dict(reversed(PARTS.items())))
    assert xuoi.assemble() == nguoc.assemble()
    assert xuoi.ten[:3] == ("[Content_Types].xml", "_rels/.rels", DOC)
    assert list(xuoi.ten[4:]) == sorted(xuoi.ten[4:])


def test_every_member_has_the_fixed_time_and_no_trace_of_the_host() -> None:
    with zipfile.ZipFile(io.BytesIO(GoiMau(PARTS).assemble())) as z:
        dau = {(m.date_time, m.create_system, m.external_attr, m.extra, m.comment, m.flag_bits) for m in z.infolist()}
        assert dau == {((1980, 1, 1, 0, 0, 0), 0, 0, b"", b"", 0)}
        assert z.comment == b""


def test_changing_parts_gives_the_same_bytes_as_preparing_with_them() -> None:
    moi = build_parts(tieu_de="Khác", doan=("Một.", "Hai."))
    doi = {t: d for t, d in moi.items() if d != PARTS[t]}
    assert 0 < len(doi) < len(PARTS)
    assert GoiMau(PARTS).assemble(doi) == GoiMau(moi).assemble()


def test_assembling_leaves_the_prepared_package_as_it_was() -> None:
    goi = GoiMau(PARTS)
    truoc = goi.assemble()
    goi.assemble({DOC: b"<x/>", "word/them.xml": b"<y/>"}, bo=["docProps/app.xml"])
    assert goi.assemble() == truoc


def test_text_bytes_and_pieces_of_one_content_give_the_same_bytes() -> None:
    goi, chu = GoiMau(PARTS), "ờ𝔘" * 70_000
    khuc = (chu[i : i + 999] for i in range(0, len(chu), 999))
    assert goi.assemble({DOC: chu}) == goi.assemble({DOC: chu.encode()})
    assert read_goi(goi.assemble({DOC: khuc}))[DOC].decode() == chu


@pytest.mark.parametrize("dai", [0, 1, 7_900, 7_901, 16_000, 16_001, 70_000])
def test_a_part_of_any_size_is_read_back_and_comes_out_as_small_as_from_zlib_itself(dai: int) -> None:
    chu = (PARTS["word/styles.xml"] * 20)[:dai].encode()[:dai]
    goi = GoiMau({"[Content_Types].xml": "", DOC: chu})
    assert read_goi(goi.assemble())[DOC] == chu
    with zipfile.ZipFile(io.BytesIO(goi.assemble())) as z:
        nen = zlib.compressobj(6, zlib.DEFLATED, -15)
        assert z.getinfo(DOC).compress_size <= len(nen.compress(chu) + nen.flush()) * 1.01 + 2


def test_parts_are_added_in_order_and_left_out() -> None:
    ra = read_goi(GoiMau(PARTS).assemble({"word/header1.xml": b"<h/>"}, bo=["docProps/app.xml"]))
    assert "docProps/app.xml" not in ra
    assert list(ra)[4:] == sorted(list(ra)[4:])
    assert ra["word/header1.xml"] == b"<h/>"


def test_leaving_out_a_part_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        GoiMau(PARTS).assemble(bo=["word/khong-co.xml"])


@pytest.mark.parametrize("ten", ["", "/a.xml", "a//b.xml", "../a.xml", "a/./b", "a\\b.xml", "kế.xml", "a\n.xml", "a/"])
def test_a_bad_part_name_is_refused(ten: str) -> None:
    with pytest.raises(ValueError, match="tên phần"):
        GoiMau({**PARTS, ten: b""})
    with pytest.raises(ValueError, match="tên phần"):
        GoiMau(PARTS).assemble({ten: b""})


def test_two_names_that_differ_in_letter_case_only_are_refused() -> None:
    with pytest.raises(ValueError, match="chữ hoa"):
        GoiMau({**PARTS, "word/Document.xml": b""})
    with pytest.raises(ValueError, match="chữ hoa"):
        GoiMau(PARTS).assemble({"word/Document.xml": b""})


def test_a_package_without_content_types_is_refused() -> None:
    with pytest.raises(ValueError, match="Content_Types"):
        GoiMau({DOC: b""})


def test_half_a_surrogate_pair_never_reaches_the_archive() -> None:
    with pytest.raises(UnicodeEncodeError):
        GoiMau(PARTS).assemble({DOC: "a\ud800b"})


def test_two_processes_with_two_hash_seeds_give_the_same_bytes() -> None:
    lenh = "import hashlib;from goi_nho import *;from kehoach.ooxml.goi import *;g=GoiMau(build_parts());"
    lenh += "print(hashlib.sha256(g.assemble({'word/b.xml':'b','word/a.xml':'a'})).hexdigest())"
    ra = {
        subprocess.run(
            [sys.executable, "-c", lenh], cwd=Path(__file__).parent, env={"PYTHONHASHSEED": seed}, capture_output=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(ra) == 1
    assert len(ra.pop()) == 65


@settings(max_examples=60)
@given(st.dictionaries(st.from_regex(r"word/[a-z]{1,8}\.xml", fullmatch=True), st.binary(max_size=300), max_size=8))
def test_whatever_is_assembled_is_read_back(parts: dict[str, bytes]) -> None:
    goi = {"[Content_Types].xml": b"<Types/>", **parts}
    assert read_goi(GoiMau(goi).assemble()) == goi
    assert read_goi(GoiMau({"[Content_Types].xml": b"<Types/>"}).assemble(parts)) == goi


def audit(data: bytes, tep: Path) -> list[str]:
    """What openxml-audit finds, but for its demand of a theme and a font table, which the standard leaves optional."""
    openxml_audit = pytest.importorskip("openxml_audit", reason="openxml-audit is not installed")
    tep.write_bytes(data)
    loi = openxml_audit.OpenXmlValidator().validate(tep).errors
    return [str(x) for x in loi if x.id != "Sem_MissingRelationshipType"]


def test_the_small_package_passes_the_open_xml_audit(tmp_path: Path) -> None:
    assert audit(GoiMau(PARTS).assemble(), tmp_path / "a.docx") == []


def test_the_open_xml_audit_sees_a_broken_note_so_that_the_test_above_can_fail(tmp_path: Path) -> None:
    hong = PARTS["word/footnotes.xml"].replace("w:p>", "w:q>")
    assert audit(GoiMau(PARTS).assemble({"word/footnotes.xml": hong}), tmp_path / "a.docx") != []


# ------------------------------------------------------------------------------------------------ reading hostile files
def flip(data: bytes, cu: bytes, moi: bytes) -> bytes:
    assert cu in data
    return data.replace(cu, moi)


def forge_size(data: bytes, kich_thuoc: int) -> bytes:
    """Declare another inflated size for the second member, in the directory."""
    cho = data.index(b"PK\1\2", data.index(b"PK\1\2") + 4)
    return data[: cho + 24] + struct.pack("<L", kich_thuoc) + data[cho + 28 :]


def encrypted(data: bytes) -> bytes:
    cho = data.index(b"PK\1\2")
    return data[: cho + 8] + b"\x01" + data[cho + 9 :]


def symlink() -> bytes:
    dem = io.BytesIO()
    with zipfile.ZipFile(dem, "w") as z:
        z.writestr("[Content_Types].xml", b"<Types/>")
        lien_ket = zipfile.ZipInfo("word/a.xml")
        lien_ket.create_system, lien_ket.external_attr = 3, 0o120777 << 16
        z.writestr(lien_ket, "/etc/passwd")
    return dem.getvalue()


def duplicate() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate"):
        return zip_of((DOC, b"1"), (DOC, b"2"))


SOUND = zip_of((DOC, b"<w:document/>"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "rỗng"),
    "text": (lambda: b"Xin ch\xc3\xa0o", "không phải gói ZIP"),
    "html": (lambda: b"<html></html>", "không phải gói ZIP"),
    "an old .doc": (lambda: OLE, r"\.doc"),
    "a password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "an encrypted member": (lambda: encrypted(SOUND), "mật khẩu"),
    "cut off": (lambda: SOUND[:-30], "bị hỏng"),
    "only the first letters": (lambda: b"PK", "bị hỏng"),
    "only an end record": (lambda: b"PK\5\6" + bytes(18), "Content_Types"),
    "a plain zip": (lambda: flip(SOUND, b"[Content_Types]", b"[Content_Typos]"), "không phải .docx"),
    "a parent folder": (lambda: zip_of(("../a.xml", b"")), "tên phần"),
    "an absolute name": (lambda: zip_of(("/a.xml", b"")), "tên phần"),
    "a drive": (lambda: zip_of(("C:a.xml", b"")), "tên phần"),
    "a backslash": (lambda: flip(SOUND, b"word/document", b"word\\document"), "tên phần"),
    "a NUL in a name": (lambda: flip(SOUND, b"word/document", b"word/doc\0ment"), "tên phần"),
    "the same name twice": (duplicate, "trùng tên"),
    "the same name but for case": (lambda: zip_of((DOC, b""), ("word/Document.xml", b"")), "trùng tên"),
    "a symbolic link": (symlink, "liên kết"),
    "bzip2": (lambda: zip_of((DOC, b"a"), compress_type=zipfile.ZIP_BZIP2), "cách nén"),
    "a bomb": (lambda: zip_of((DOC, bytes(5 << 20))), "bom"),
    "a bomb in small pieces": (lambda: zip_of(*((f"{i}.xml", bytes(1 << 20)) for i in range(5))), "bom"),
    "a size that lies upward": (lambda: forge_size(SOUND, 5_000), "bị hỏng|kích thước"),
    "a size that lies downward": (lambda: forge_size(SOUND, 3), "bị hỏng|kích thước"),
    "a huge declared size": (lambda: forge_size(SOUND, 0xFFFF_FFF0), "giới hạn"),
    "a flipped byte": (lambda: flip(SOUND, zlib.compress(b"<w:document/>")[2:6], b"\xff" * 4), "bị hỏng"),
}


@pytest.mark.parametrize("ten", HOSTILE)
def test_a_hostile_file_is_refused_with_its_reason(ten: str) -> None:
    tao, ly_do = HOSTILE[ten]
    with pytest.raises(TepDocxHongError, match=ly_do):
        read_goi(tao())


def test_the_sound_archive_that_the_hostile_ones_come_from_is_read() -> None:
    assert read_goi(SOUND)[DOC] == b"<w:document/>"


def test_directory_entries_and_a_comment_do_no_harm() -> None:
    assert set(read_goi(zip_of(("word/", b""), (DOC, b"x")))) == {"[Content_Types].xml", DOC}


LIMITS = [
    # (field, the largest value that refuses the archive below, word of the message)
    ("so_phan", 3, "phần"),
    ("phan", 999, "lớn hơn giới hạn"),
    ("tong", 2_999 + len("<Types/>"), "vượt"),
]


@pytest.mark.parametrize(("truong", "tran", "ly_do"), LIMITS)
def test_each_limit_takes_its_own_value_and_refuses_one_less(truong: str, tran: int, ly_do: str) -> None:
    data = zip_of(("a.xml", b"a" * 1000), ("b.xml", b"b" * 1000), ("c.xml", b"c" * 1000))
    assert len(read_goi(data, gioi_han=GioiHanGoi(**{truong: tran + 1}))) == 4
    with pytest.raises(TepDocxHongError, match=ly_do):
        read_goi(data, gioi_han=GioiHanGoi(**{truong: tran}))


def test_a_file_over_the_size_limit_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    tep = tmp_path / "a.docx"
    tep.write_bytes(SOUND)
    assert read_goi(tep, gioi_han=GioiHanGoi(tep=len(SOUND)))
    with pytest.raises(TepDocxHongError, match="giới hạn"):
        read_goi(tep, gioi_han=GioiHanGoi(tep=len(SOUND) - 1))


def test_a_directory_of_too_many_members_is_refused_without_building_it(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"PK\3\4" + b"PK\1\2" * 5_000 + b"PK\5\6" + bytes(18)
    monkeypatch.setattr(zipfile, "ZipFile", None)
    with pytest.raises(TepDocxHongError, match="2000 phần"):
        read_goi(data)


def test_paths_that_are_no_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "day.docx").symlink_to(tmp_path / "khong-co")
    for tep, ly_do in ((tmp_path, "thư mục"), (tmp_path / "x", "không tồn tại"), (tmp_path / "day.docx", "không tồn")):
        with pytest.raises(TepDocxHongError, match=ly_do):
            read_goi(tep)
    with pytest.raises(TepDocxHongError, match="không hợp lệ"):
        read_goi("a\0b.docx")
    with pytest.raises(TepDocxHongError):
        read_goi("a\ud800.docx")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device file")
def test_a_device_is_refused_without_reading_it() -> None:
    with pytest.raises(TepDocxHongError, match="tệp thường"):
        read_goi("/dev/zero")


def test_no_flipped_byte_raises_anything_but_the_documented_error() -> None:
    may, goc = random.Random(30), GoiMau(PARTS).assemble()
    doc_duoc = 0
    for _ in range(3_000):
        data = bytearray(goc)
        for _ in range(may.randint(1, 4)):
            data[may.randrange(len(data))] = may.randrange(256)
        with contextlib.suppress(TepDocxHongError):
            doc_duoc += bool(read_goi(bytes(data[: may.choice((len(data), len(data) - may.randrange(60)))])))
    assert 0 < doc_duoc < 3_000
