"""Bố cục: the laid-out document, the hinge between plans, pages and checks."""

from kehoach.bo_cuc.lay_out import lay_out
from kehoach.bo_cuc.mo_ta import BangBoCuc, BoCuc, DauChuThich, KhoiBoCuc, PhuLucBoCuc

__all__ = ["BangBoCuc", "BoCuc", "DauChuThich", "KhoiBoCuc", "PhuLucBoCuc", "lay_out"]
