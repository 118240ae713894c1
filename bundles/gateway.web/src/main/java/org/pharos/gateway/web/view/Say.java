package org.pharos.gateway.web.view;

import org.pharos.web.common.view.Texts;

/** The words of the pages of the box, in the language of the request that is answered. */
public final class Say {

    private static final Texts TEXTS = Texts.beside(Say.class);

    private Say() {}

    /** @see Texts#say */
    public static String it(String key, Object... arguments) {
        return TEXTS.say(key, arguments);
    }
}
