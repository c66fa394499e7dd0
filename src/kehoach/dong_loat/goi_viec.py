"""Gói việc: work as it travels to a process or a cluster: sources and rows as they are, never plans.

A chunk holds many of them, so that carrying it costs little beside doing it, and everything a worker needs: the bytes
of sources and template, and where the documents go. Results are names, hashes and findings, never documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kehoach.bang.o_bang import O
from kehoach.dong_loat.bang_ke import MucKe
from kehoach.dong_loat.dang_ra import MauRieng
from kehoach.loi import PhatHien, ViTri
from kehoach.mo_hinh.ke_hoach import KeHoach
from kehoach.nap.quy_uoc import TepQuyUoc
from kehoach.nap.thu_vien import MucChung

KiemTra = Callable[[KeHoach], Iterable[PhatHien]]


class Ra(NamedTuple):
    """Ra: one document to make: its format, its name below the output folder, the fingerprint of its input.

    `cu` is what the manifest says of the document that stands there.
    """

    dang: str
    ten: str
    vao: str
    cu: MucKe | None = None


class Viec(NamedTuple):
    """Việc: one plan: a source by its name and bytes, or a row of the chunk's table by its number and cells.

    `vien_dan` are the shared citations that the source mentions, by key; `quy_uoc` its house profile.
    """

    tep: str
    noi_dung: bytes | None
    so: int
    o: dict[str, O]
    ra: tuple[Ra, ...]
    vien_dan: tuple[tuple[str, MucChung], ...] = ()
    quy_uoc: TepQuyUoc | None = None

    @property
    def vi_tri(self) -> ViTri:
        """The source, or the row of the table."""
        return ViTri(self.tep, self.so or None)


class KhuonGoi(NamedTuple):
    """Khuôn gói: a source with parameters, as it travels; `kieu` are the types of columns that are not text."""

    tep: str
    noi_dung: bytes
    bang: str
    cot: tuple[str, ...]
    kieu: tuple[tuple[str, str], ...]
    vien_dan: tuple[tuple[str, MucChung], ...]
    quy_uoc: TepQuyUoc | None = None


@dataclass(frozen=True, slots=True)
class Chung:
    """Chung: what every chunk of one run shares. `kiem` looks for findings in a plan, all but those in `bo_qua`.

    `ghi_de`: documents that were edited by hand are written too, and what stood there is kept beside them.
    """

    goc: str
    dau_ra: str
    mau: MauRieng | None = None
    ghi: bool = True
    ghi_de: bool = False
    kiem: KiemTra | None = None
    bo_qua: tuple[str, ...] = ()


class Goi(NamedTuple):
    """Gói: one chunk; `khuon` is set when its work is rows."""

    chung: Chung
    viec: tuple[Viec, ...]
    khuon: KhuonGoi | None = None


TrangThai = Literal["ghi", "giu", "lech", "thieu", "sua_tay", "hong", "dung"]


class KetQua(NamedTuple):
    """Kết quả: what became of one document.

    `ghi` written; `giu` it stood there already, the same; `lech`, `thieu` it differs or is not there (when checking,
    which writes nothing); `sua_tay` it was edited by hand, and is as it was; `hong` it cannot be made; `dung` it cannot
    be written, nor will the next. `bam` is the hash of the bytes that stand there now (SHA-256), "" when there are
    none, `noi_dung` the fingerprint of the content that was built, `ban_giu` the copy of what stood there before.
    """

    nguon: str
    ra: Ra
    trang_thai: TrangThai
    bam: str = ""
    phat_hien: tuple[PhatHien, ...] = ()
    noi_dung: str = ""
    ban_giu: str = ""
