"""Options and fixtures of the whole suite."""

from __future__ import annotations

import pytest
from hypothesis import settings

# A loaded machine is not a defect; a slow property is one, and the suite's own time limit tells it.
settings.register_profile("kehoach", deadline=None, derandomize=True)
settings.load_profile("kehoach")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--cap-nhat-mau", action="store_true", help="ghi lại các mẫu vàng trong tests/mau_vang")


@pytest.fixture
def cap_nhat_mau(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten instead of compared."""
    return bool(request.config.getoption("--cap-nhat-mau"))
