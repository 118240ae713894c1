package org.pharos.web.common;

import gg.jte.html.HtmlTemplateOutput;

/** The inside of a page: a call of the generated template's {@code render}. */
@FunctionalInterface
public interface Body {

    void write(HtmlTemplateOutput output);
}
