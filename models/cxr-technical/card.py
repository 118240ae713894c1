"""Writes the figures of `figures.json` and `strangers.json` into the marked parts of `CARD.md`."""
import json
import pathlib

from variants import PLAIN

HERE = pathlib.Path(__file__).resolve().parent
QUESTIONS = {"orientation": "Is it turned?", "inverted": "Is it inverted?", "mirrored": "Is it mirrored?",
             "projection": "PA or AP?"}


def percent(values):
    return "%.1f %% (%.1f–%.1f)" % tuple(100 * v for v in values)


def decimal(values):
    return "%.3f (%.3f–%.3f)" % tuple(values)


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def main_table(figures):
    plain, base = figures["films"][PLAIN], figures["baselines"]
    blind = {"orientation": "25 %", "inverted": "50 %", "mirrored": "50 %",
             "projection": "%.1f %% (always PA)" % (100 * base["always PA"])}
    rows = [(asked, percent(plain[name + " right"]), percent(plain[name + " wrong and certain"]),
             percent(plain[name + " uncertain"]), "%.2f–%.2f" % tuple(figures["settings"]["bands"][name]),
             "%.1f %%" % (100 * base[name]) if name in base else "AUC %.3f" % base["projection AUC"][0], blind[name])
            for name, asked in QUESTIONS.items()]
    return table(("question", "likelier answer right", "certain and wrong", "uncertain", "band",
                  "linear on 32 x 32 pixels", "same answer always"), rows)


def in_words(figures):
    plain, young = figures["films"][PLAIN], figures["under 18"]
    posed = "; ".join("%s %s" % (name, percent(figures["laid"][name + " right"]))
                      for name in ("orientation", "inverted", "mirrored"))
    return "\n".join((
        "- Projection, PA against AP: AUC **%s**; baseline %s." % (
            decimal(plain["projection AUC"]), decimal(figures["baselines"]["projection AUC"])),
        "- Each film laid in one of the sixteen poses, all in turn: %s right." % posed,
        "- Films that the gate declined: %s; of %d drawn pictures that are no film: %s." % (
            percent(plain["refused"]), figures["drawn nonsense"], percent(figures["drawn nonsense refused"])),
        "- Of %d patients under 18: orientation right %d, inversion %d, mirrored %d." % (
            young["patients"], young["orientation right"], young["inverted right"], young["mirrored right"])))


def variant_table(figures):
    groups = {**figures["films"], "*simulated films, drawn anew*": figures["simulated"]}
    rows = [(name, f["patients"], percent(f["orientation right"]), percent(f["mirrored right"]),
             decimal(f["projection AUC"]), percent(f["projection wrong and certain"]),
             percent(f["projection uncertain"]), percent(f["refused"])) for name, f in groups.items()]
    return table(("the film", "n", "orientation right", "mirrored right", "projection AUC",
                  "projection certain and wrong", "projection uncertain", "declined"), rows)


def stranger_table(strangers):
    columns = list(next(iter(strangers.values())))
    return table(("pictures", "n", *columns[1:]),
                 [(group, *(counts[column] for column in columns)) for group, counts in strangers.items()])


def put(text, mark, content):
    begin, end = "<!-- %s: written by card.py -->" % mark, "<!-- end of %s -->" % mark
    return text[:text.index(begin) + len(begin)] + "\n" + content + "\n" + text[text.index(end):]


def main():
    figures = json.loads((HERE / "figures.json").read_text())
    strangers = json.loads((HERE / "strangers.json").read_text())
    card = HERE / "CARD.md"
    text = put(card.read_text(), "figures", main_table(figures) + "\n\n" + in_words(figures))
    text = put(text, "changes", variant_table(figures))
    card.write_text(put(text, "strangers", stranger_table(strangers)))


if __name__ == "__main__":
    main()
