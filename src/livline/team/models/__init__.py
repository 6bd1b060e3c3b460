"""What is kept of hand-overs and of advice?  Rows to which others are added; none is ever changed."""

from livline.team.models.advice import Answer, Question, Topic
from livline.team.models.handovers import Handover, Newcomer, Step, Taken

__all__ = ["Answer", "Handover", "Newcomer", "Question", "Step", "Taken", "Topic"]
