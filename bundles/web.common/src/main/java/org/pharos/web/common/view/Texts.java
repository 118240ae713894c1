package org.pharos.web.common.view;

import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * The words of one web in every {@link Language}, from the files {@code texts.properties} (English),
 * {@code texts_nl.properties} and {@code texts_fr.properties} beside a class. Any thread may call.
 */
public final class Texts {

    private static final ResourceBundle.Control NO_OTHER =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Map<Language, ResourceBundle> byLanguage = new EnumMap<>(Language.class);

    private Texts(Class<?> beside) {
        for (Language language : Language.values()) {
            byLanguage.put(language, ResourceBundle.getBundle(beside.getPackageName() + ".texts", language.locale(),
                    beside.getClassLoader(), NO_OTHER));
        }
    }

    /** @throws java.util.MissingResourceException when the files are not there */
    public static Texts beside(Class<?> type) {
        return new Texts(type);
    }

    /**
     * Words in the language of this thread.
     *
     * @param arguments for {@code {0}}, {@code {1}} ... as in {@link MessageFormat}; numbers are written as the
     * language does
     * @throws java.util.MissingResourceException for a key that is in no file
     */
    public String say(String key, Object... arguments) {
        Language language = Language.current();
        return new MessageFormat(byLanguage.get(language).getString(key), language.locale()).format(arguments);
    }
}
