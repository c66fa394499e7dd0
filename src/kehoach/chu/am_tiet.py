"""Âm tiết: which letters make a Vietnamese syllable. Used to tell old encodings from other text."""

from __future__ import annotations

import unicodedata

_KHONG_AM_DAU = "-"
_DANH_SACH_AM_DAU = "- b c ch d đ g gh gi h k kh l m n ng ngh nh p ph r s t th tr v x"
_DANH_SACH_VAN = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôp uôt uơ up ut
uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y yêm yên yêng yêt yêu
"""
_DANH_SACH_VAN_QU = """
a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây e en eo et ê ên ênh êch êt êu i in it ôc ơ ơt
y ych yên yêt ynh yt
"""
_AM_DAU = frozenset(_DANH_SACH_AM_DAU.split())
_VAN = frozenset(_DANH_SACH_VAN.split())
_VAN_QU = frozenset(_DANH_SACH_VAN_QU.split())
_THANH = frozenset("\u0300\u0301\u0303\u0309\u0323")
_THANH_TAC = frozenset("\u0301\u0323")  # syllables that end in a stop take sắc or nặng only


def is_am_tiet(text: str) -> bool:
    """Whether a word is a well-formed Vietnamese syllable.

    Shape:   one word, any case, either tone placement; onset, rime and tone are checked, not the dictionary.
    Source:  the sound structure of Vietnamese as grammars describe it; our own table.
    Raises:  nothing.

    >>> is_am_tiet("quyết"), is_am_tiet("Hoà"), is_am_tiet("QuyÕt"), is_am_tiet("été")
    (True, True, False, False)
    """
    tach = unicodedata.normalize("NFD", text.lower())
    thanh = [c for c in tach if c in _THANH]
    chu = unicodedata.normalize("NFC", "".join(c for c in tach if c not in _THANH))
    if len(thanh) > 1 or not _is_van(chu):
        return False
    return not chu.endswith(("c", "ch", "p", "t")) or (bool(thanh) and thanh[0] in _THANH_TAC)


def _is_van(chu: str) -> bool:
    if chu.startswith("qu"):
        return chu[2:] in _VAN_QU
    return any((chu[:i] or _KHONG_AM_DAU) in _AM_DAU and chu[i:] in _VAN for i in range(min(4, len(chu))))
