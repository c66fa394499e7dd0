"""Options and fixtures of the whole suite."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from do_cong import TREO
from kehoach.ooxml.pdf import convert_pdf

# A loaded machine is not a defect: no clock decides a test (tests/do_cong.py).
settings.register_profile("kehoach", deadline=None, derandomize=True)
settings.load_profile("kehoach")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--cap-nhat-mau", action="store_true", help="ghi lại các mẫu vàng trong tests/mau_vang")


@pytest.fixture(autouse=True, scope="session")
def _libreoffice_co_thoi_gian() -> Iterator[None]:
    """The time that LibreOffice has by default is for people who wait; a loaded machine may need more."""
    with pytest.MonkeyPatch.context() as thay:
        thay.setitem(convert_pdf.__kwdefaults__, "timeout", TREO)
        yield


@pytest.fixture
def cap_nhat_mau(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten instead of compared."""
    return bool(request.config.getoption("--cap-nhat-mau"))
