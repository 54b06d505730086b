from benchmarks.stages import stages
from newsclean.model.model import load_model
from newsclean.reader import Reader

PAGE = (
    "<nav><a href=/>Home</a></nav><article><p>The harbour board voted to close the line.</article>"
)


def test_every_stage_from_the_page_to_the_decision_is_timed() -> None:
    used = stages(PAGE, Reader(), load_model("html"))
    assert list(used)[-3:] == ["read, rules", "measure", "look"] and "glance" in used
