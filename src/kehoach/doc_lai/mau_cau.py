"""Mẫu câu: the words by which a clerk knows a component; patterns run over folded text (no marks, lower case) or text.

A pattern says what a line *is*; whether it is written rightly is for the rules.
"""

from __future__ import annotations

import re

QUOC_HIEU = re.compile(r"^cong hoa (?:xa hoi|xhcn)\b")
TIEU_NGU = re.compile(r"^doc lap\b.*\bhanh phuc\b")
SO_KY_HIEU = re.compile(r"^so\s*(?:[:.…]|\d|/)")
NGAY = re.compile(r"\bngay\b.*\bthang\b.*\bnam\b|^[^/]{2,60},\s*ngay\s*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}\W*$")
VE_VIEC = re.compile(r"^(?:v\s*/\s*v|ve viec)\b")
KINH_GUI = re.compile(r"^kinh (?:gui|trinh)\b")
KHAN = re.compile(r"^(?:hoa toc(?: hen gio)?|(?:thuong |rat |toi )?khan(?: cap)?)$")
LUU_HANH = re.compile(r"^(?:xem xong tra lai|tra lai sau khi hop.*|luu hanh noi bo|tai lieu thu hoi|khong pho bien)$")
KE = re.compile(r"^[\s_\-–—―─=*.…¯]*(?:_{3}|[-–—―─=*]{4}|[—―─]{2})[\s_\-–—―─=*.…¯]*$")
KEM_THEO = re.compile(r"^\(?\s*(?:ban hanh )?kem theo\b")
PHU_LUC = re.compile(r"^phu luc(?:\s+(?:so\s+)?[ivxlc\d]+[a-z]?|\s+[a-z])?\s*(?:$|[.:\-–])")
NOI_NHAN = re.compile(r"^noi nhan\s*(?:[:.;]|$)")
LUU = re.compile(r"^[-–+*•\s]*luu\b")
SOAN_THAO = re.compile(r"^[A-ZĐ]{1,6}[.,]?\s?\(?\d{1,4}\)?(?:\s?b)?\.?$")
GHI_CHU_KY = re.compile(r"^[(\[].*[)\]]$|^da ky$|^chu ky\b|^ky ten\b")
DIA_CHI = re.compile(
    r"^dia chi\s*:|^(?:so \d|dt|dien thoai|tel|fax)\b.*\b(?:dt|dien thoai|tel|fax|email|e-mail|website)\b"
)

QUYEN_HAN = re.compile(r"^(?:tm|kt|tl|tuq|q)\s*\.")
CHUC_VU = re.compile(
    r"^(?:pho |quyen )?(?:chu tich|bi thu|giam doc|tong giam doc|cuc truong|vu truong|chi cuc truong|truong phong|"
    r"truong ban|hieu truong|chanh van phong|chanh thanh tra|bo truong|thu truong|thu tuong|tong cuc truong|"
    r"vien truong|"
    r"truong doan|doi truong|to truong|chu nhiem|khoa truong|truong khoa|tram truong|hat truong|tu lenh|chi huy truong|"
    r"chinh uy|tong thanh tra|kiem toan truong|nguoi dung dau|thu truong don vi|uy vien|thu ky|quan doc|thong doc|"
    r"truong cong an|chanh an|vien pho|tong bien tap)\b"
)

# Words that begin the name of a body, and so a new name when a line begins with them.
DAU_CO_QUAN = re.compile(
    r"^(?:uy ban nhan dan|ubnd|hoi dong|hdnd|so|phong|chi cuc|cuc|tong cuc|bo|truong|van phong|trung tam|ban|benh vien|"
    r"vien|dai hoc|hoc vien|khoa|cong ty|tong cong ty|tap doan|ngan hang|hoi|lien doan|cong doan|doan|dang uy|dang bo|"
    r"tinh uy|huyen uy|thanh uy|quan uy|thanh tra|kho bac|toa an|vien kiem sat|cong an|bo chi huy|to cong tac|tram|"
    r"lien hiep|uy ban|mat tran|chinh phu|thu tuong)\b"
)

CAN_CU_CHAC = re.compile(r"^can cu\b")
CAN_CU_CO_THE = re.compile(
    r"^(?:thuc hien|theo|xet|tren co so|theo de nghi|xet de nghi|can cu|thi hanh|trien khai|tiep theo|nham)\b"
)

SO_PHAN = re.compile(r"^(?:phan|chuong)\s+(?:[ivxlc]+|\d+|thu\s+\w+)\b\s*[.:\-–]?\s*")
SO_MUC_DAI = re.compile(r"^(?:tieu )?muc\s+\d+\b\s*[.:\-–]?\s*")
SO_DIEU = re.compile(r"^dieu\s+(?:\d+[a-z]?|[ivxlc]+)\s*[.:]")

# Numbers at the start of a paragraph: (kind, pattern over the text itself).
SO_DAU: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("la_ma", re.compile(r"[IVXLC]{1,7}(?:\s?[.)/:]|\s?-(?=\s))(?=\s|[^\W\d_]|$)")),
    ("chu_hoa", re.compile(r"[A-HKĐ][.)/](?=\s|[^\W\d_])")),
    ("nhieu_bac", re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}[.)]?(?=\s|[^\W\d_]|$)")),
    ("so", re.compile(r"\d{1,3}\s?[./](?=\s|[^\W\d_]|$)")),
    ("so_ngoac", re.compile(r"\(?\d{1,3}\)(?=\s|\w|$)")),
    ("chu", re.compile(r"[a-zđ]\s?[.)/](?=\s|[^\W\d_]|$)")),
    ("cong", re.compile(r"\+(?=\s|\w|$)")),
    ("gach", re.compile(r"[-–—−•●▪■◦➢✓◆*·](?=\s|\w|[\"“(]|$)")),
)
