package org.pharos.itest.system.process;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page as it was answered. */
public record Page(int status, String body) {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    /** What a person reads: without tags, one space between words. */
    public String text() {
        return body.replaceAll("<[^>]*>", " ").replace("&#39;", "'").replace("&#34;", "\"").replace("&quot;", "\"")
                .replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replaceAll("\\s+", " ");
    }

    /** The secret that this page's forms carry. */
    String csrf() {
        Matcher matcher = CSRF.matcher(body);
        if (!matcher.find()) {
            throw new IllegalStateException("the page has no form: " + text());
        }
        return matcher.group(1);
    }
}
