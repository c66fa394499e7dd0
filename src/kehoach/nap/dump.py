"""Ghi nguồn: a plan written back as YAML that loads to the same plan."""

from __future__ import annotations

from typing import Any

from kehoach.mo_hinh.ke_hoach import KeHoach

_DAI_DONG = 120


def dump_text(ke_hoach: KeHoach) -> str:
    """YAML source of a plan: fields in the order of the model, defaults left out, long text in blocks."""
    import yaml

    class Ghi(yaml.SafeDumper):
        """Ghi: YAML without aliases, long text as literal blocks."""

        def ignore_aliases(self, _data: Any) -> bool:
            return True

    Ghi.add_representer(str, _represent_chu)
    du_lieu = ke_hoach.model_dump(mode="json", exclude_defaults=True)
    return yaml.dump(du_lieu, Dumper=Ghi, allow_unicode=True, sort_keys=False, width=_DAI_DONG, indent=2)


def _represent_chu(ghi: Any, chu: str) -> Any:
    kieu = "|" if "\n" in chu else None
    return ghi.represent_scalar("tag:yaml.org,2002:str", chu, style=kieu)
