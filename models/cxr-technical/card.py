"""Writes the figures of `figures.json` into the marked part of `CARD.md`."""
import json
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
BEGIN, END = "<!-- figures: written by card.py -->", "<!-- end of figures -->"
QUESTIONS = ("orientation", "mirrored", "inverted", "projection")


def percent(values):
    return "%.1f % % (%.1f–%.1f)".replace("% %", "%%") % tuple(100 * v for v in values)


def decimal(values):
    return "%.3f (%.3f–%.3f)" % tuple(values)


def row(*cells):
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def accuracy_table(figures):
    yield row("looked at", "n", "orientation right", "inversion right", "mirrored right", "projection AUC",
              "refused by the gate")
    yield row(*["---"] * 7)
    groups = {("real: " + name): value for name, value in figures["films"].items()}
    groups["simulated, drawn anew"] = figures["simulated"]
    for name, f in groups.items():
        yield row(name, f["patients"], percent(f["orientation accuracy"]), percent(f["inverted accuracy"]),
                  percent(f["mirrored accuracy"]), decimal(f["projection AUC"]), percent(f["refused by the gate"]))


def band_table(figures):
    yield row("question", "band of the score", "real films, plain: wrong and certain", "uncertain",
              "worst variant: wrong and certain", "uncertain")
    yield row(*["---"] * 6)
    for name in QUESTIONS:
        key = name + " with band"
        plain = figures["films"]["plain"][key]
        worst = max((f[key]["wrong and certain"] for f in figures["films"].values()), key=lambda v: v[0])
        unsure = max((f[key]["uncertain"] for f in figures["films"].values()), key=lambda v: v[0])
        yield row(name, "%.2f–%.2f" % tuple(figures["bands"][name]), percent(plain["wrong and certain"]),
                  percent(plain["uncertain"]), percent(worst), percent(unsure))


def baseline_table(figures):
    base = figures["baselines"]
    yield row("", "orientation", "inversion", "mirrored", "projection")
    yield row(*["---"] * 5)
    yield row("always upright, regular, not mirrored, PA (poses equally likely)", "25 %", "50 %", "50 %",
              "AUC 0.500 (%.1f %% right)" % (100 * base["always PA, accuracy"]))
    yield row("logistic regression on 32 x 32 pixels, same folds", *("%.1f %%" % (100 * base[q + " accuracy"])
              for q in ("orientation", "inverted", "mirrored")), "AUC " + decimal(base["projection AUC"]))


def main():
    figures = json.loads((HERE / "figures.json").read_text())
    young, calibration = figures["under 18"], figures["calibration"]
    parts = ["\n".join(table(figures)) for table in (accuracy_table, band_table, baseline_table)]
    parts.insert(1, "Of %d patients under 18, %d were read as upright and %d as not mirrored." % (
        young["patients"], young["upright right"], young["mirrored right"]))
    parts.append("Calibration on the held-out films: temperature %.2f, projection slope %.2f and offset %.2f; gate at "
                 "%.3f; of %s drawn pictures that are no film the gate declined this share."
                 % (calibration["temperature"], *calibration["projection"], figures["gate"],
                    percent(figures["drawn nonsense refused"])))
    card = HERE / "CARD.md"
    text = card.read_text()
    before, after = text[:text.index(BEGIN) + len(BEGIN)], text[text.index(END):]
    card.write_text(before + "\n" + "\n\n".join(parts) + "\n" + after)


if __name__ == "__main__":
    main()
