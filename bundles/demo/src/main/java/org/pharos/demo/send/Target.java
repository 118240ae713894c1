package org.pharos.demo.send;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pharos.dicom.net.service.ClientOptions;

/** Where to send, as {@code AET@HOST:PORT}. */
public record Target(String aeTitle, String host, int port) {

    private static final Pattern FORM = Pattern.compile("([^@]+)@(\\[[^]]+]|[^:]+):([0-9]{1,5})");

    /** @throws IllegalArgumentException with words for a person */
    public static Target parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > 0xFFFF) {
            throw new IllegalArgumentException("'" + text + "' is not AET@HOST:PORT, as in PHAROS@127.0.0.1:11112");
        }
        return new Target(matcher.group(1), matcher.group(2), Integer.parseInt(matcher.group(3)));
    }

    ClientOptions from(String callingAeTitle) {
        return ClientOptions.to(host, port, aeTitle, callingAeTitle);
    }

    @Override
    public String toString() {
        return aeTitle + '@' + host + ':' + port;
    }
}
