package org.pharos.web.common;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.HtmlTemplateOutput;
import java.util.List;
import org.pharos.web.common.template.JtechainGenerated;
import org.pharos.web.common.template.JtechipGenerated;
import org.pharos.web.common.template.JteemptyGenerated;
import org.pharos.web.common.template.JteneedsyouGenerated;
import org.pharos.web.common.template.JtesparklineGenerated;
import org.pharos.web.common.template.JtetimeGenerated;
import org.pharos.web.common.view.ChainView;
import org.pharos.web.common.view.NeedsYou;
import org.pharos.web.common.view.Sparkline;
import org.pharos.web.common.view.TimeView;
import org.pharos.web.common.view.Tone;

/** The parts pages are made of, for use inside templates: {@code ${Parts.chip(Tone.GOOD, "delivered")}}. */
public final class Parts {

    private Parts() {}

    /** A state: colour, symbol and word. */
    public static Content chip(Tone tone, String words) {
        return output -> JtechipGenerated.render(html(output), null, tone, words);
    }

    /** The chain of a study. */
    public static Content chain(ChainView chain) {
        return output -> JtechainGenerated.render(html(output), null, chain);
    }

    /** The list of what needs a person; says so when nothing does. */
    public static Content needsYou(List<NeedsYou> items) {
        return output -> JteneedsyouGenerated.render(html(output), null, items);
    }

    public static Content sparkline(Sparkline line) {
        return output -> JtesparklineGenerated.render(html(output), null, line);
    }

    public static Content time(TimeView time) {
        return output -> JtetimeGenerated.render(html(output), null, time);
    }

    /** What stands where there is nothing yet, and what would bring something. */
    public static Content empty(String words, String next) {
        return output -> JteemptyGenerated.render(html(output), null, words, next);
    }

    private static HtmlTemplateOutput html(TemplateOutput output) {
        return (HtmlTemplateOutput) output;
    }
}
