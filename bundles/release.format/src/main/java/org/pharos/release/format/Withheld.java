package org.pharos.release.format;

/** Why a figure is not shown. */
public enum Withheld {
    FEWER_THAN_3_SITES("fewer than 3 hospitals"),
    FEWER_THAN_11_PATIENTS("fewer than 11 patients"),
    ONE_SITE_DOMINATES("more than 70 % of it comes from one hospital"),
    SMALL_COUNT("the count, or what is left of the whole, is of 1 to 10 patients"),
    NOT_MEASURED("not measured");

    private final String words;

    Withheld(String words) {
        this.words = words;
    }

    /** For a reader of the page, after "not shown: ". */
    public String words() {
        return words;
    }
}
