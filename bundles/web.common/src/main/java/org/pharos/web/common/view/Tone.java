package org.pharos.web.common.view;

/** How a state looks: a colour is never alone, a symbol and a word go with it. */
public enum Tone {
    GOOD("good", "✓"), BUSY("busy", "◔"), WAITING("waiting", "○"), NOTE("note", "i"), WARN("warn", "▲"),
            BAD("bad", "✕");

    private final String css;
    private final String symbol;

    Tone(String css, String symbol) {
        this.css = css;
        this.symbol = symbol;
    }

    /** Its class in the style sheet. */
    public String css() {
        return css;
    }

    /** Its sign, for those who do not see the colour. */
    public String symbol() {
        return symbol;
    }
}
