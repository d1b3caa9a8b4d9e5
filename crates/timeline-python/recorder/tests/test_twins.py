from concurrent.futures import ThreadPoolExecutor

from tests.case import RECORDER, Case

LISTINGS = RECORDER.parents[2] / "listings"


def may_be(twin):
    """Whether the manifest does not say why a run cannot be recorded."""
    manifest = twin.with_name("Cargo.toml").read_text(encoding="utf-8")
    return "cannot = " not in manifest


class Twins(Case):
    def test_every_one_is_recorded(self):
        twins = filter(may_be, LISTINGS.glob("threads/*/main.py"))
        twins = sorted(twins)
        self.assertGreater(len(twins), 15)
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(self.record, twins))

    def record(self, twin):
        run = self.run_twin(twin.read_text(encoding="utf-8"))
        name = twin.parent.name
        self.assertIn(run.ended, ("finished", "hung"), name)
