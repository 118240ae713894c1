package org.pharos.web.common.view;

/** What stands on every page, in the language of this thread. */
public final class Say {

    private static final Texts TEXTS = Texts.beside(Say.class);

    private Say() {}

    /** @see Texts#say */
    public static String it(String key, Object... arguments) {
        return TEXTS.say(key, arguments);
    }
}
