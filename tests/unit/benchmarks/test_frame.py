"""Options, tables and the command line of the benchmarks."""

import pytest

from benchmarks import __main__ as command
from benchmarks.gold_rows import f1, half
from benchmarks.options import Options, sample
from benchmarks.tables import Tally, length_class

pytestmark = pytest.mark.tree


def test_a_sample_is_the_same_whenever_the_seed_is() -> None:
    options = Options(most=5, seed=3)

    assert sample(range(100), options) == sample(range(100), options)


def test_a_sample_of_few_cases_is_all_of_them() -> None:
    assert sample([3, 1, 2], Options(most=5)) == [3, 1, 2]


@pytest.mark.parametrize(("length", "name"), [(39, "20–39"), (40, "40–63"), (2000, "1024–2000"), (2001, "over 2000")])
def test_a_quotation_is_in_one_class_of_lengths(length: int, name: str) -> None:
    assert length_class(length) == name


def test_a_tally_shows_wrong_cases_of_all(capsys: pytest.CaptureFixture[str]) -> None:
    tally = Tally()
    tally.add("not", "中文", right=False)
    tally.add("not", "中文", right=True)

    tally.show("mutation")

    assert capsys.readouterr().out.splitlines() == ["mutation  中文", "not        1/2"]


def test_a_site_stays_in_its_half() -> None:
    assert (half("GitHub"), half("Buffer")) == ("B", "A")


def test_f1_weighs_precision_and_recall_alike() -> None:
    assert f1(3, 1, 3) == (0.75, 0.5, 0.6)


def test_a_benchmark_ends_with_its_figure(capsys: pytest.CaptureFixture[str]) -> None:
    command.main(["chinese_edits", "--max", "1"])

    assert capsys.readouterr().out.rstrip().splitlines()[-1].startswith("figure: ")


def test_an_unknown_benchmark_is_named_with_those_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["nonsense"])

    assert "no benchmark is called nonsense; there are quote_mutations" in capsys.readouterr().err
