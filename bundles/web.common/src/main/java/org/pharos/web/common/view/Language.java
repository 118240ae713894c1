package org.pharos.web.common.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A language pages can be read in. While a request is answered, its thread knows in which: {@link #current()}. English
 * is what every other thread reads.
 */
public enum Language {
    ENGLISH("en", "English"), DUTCH("nl", "Nederlands"), FRENCH("fr", "Français");

    private static final ThreadLocal<Language> OF_THIS_THREAD = new ThreadLocal<>();
    private static final int WISHES_LENGTH_MAX = 200;

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** As in {@code <html lang>}. */
    public String tag() {
        return tag;
    }

    /** What those who speak it call it. */
    public String ownName() {
        return ownName;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** The language of the request that this thread answers. */
    public static Language current() {
        Language language = OF_THIS_THREAD.get();
        return language == null ? ENGLISH : language;
    }

    /** From now on this thread answers in this language, until {@link #done()}. */
    public static void answerIn(Language language) {
        OF_THIS_THREAD.set(language);
    }

    /** The answer is given. */
    public static void done() {
        OF_THIS_THREAD.remove();
    }

    /** @param tag such as {@code nl}; may be null */
    public static Optional<Language> of(String tag) {
        return Stream.of(values()).filter(language -> language.tag.equals(tag)).findFirst();
    }

    /** What a browser wishes. @param wishes as in {@code Accept-Language} (RFC 9110 §12.5.4); may be null */
    public static Language wished(String wishes) {
        if (wishes == null || wishes.length() > WISHES_LENGTH_MAX) {
            return ENGLISH;
        }
        try {
            List<Locale> ours = Stream.of(values()).map(Language::locale).toList();
            Locale best = Locale.lookup(Locale.LanguageRange.parse(wishes), ours);
            return best == null ? ENGLISH : of(best.getLanguage()).orElse(ENGLISH);
        } catch (IllegalArgumentException notAList) {
            return ENGLISH;
        }
    }
}
