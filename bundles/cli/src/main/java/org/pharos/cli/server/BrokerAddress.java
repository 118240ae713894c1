package org.pharos.cli.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A broker as a person writes it: {@code mqtt://HOST:PORT}, or {@code mqtts} for TLS. */
public record BrokerAddress(URI uri) {

    private static final Set<String> SCHEMES = Set.of("mqtt", "mqtts");
    private static final int PORT_MAX = 65_535;

    /** @throws TypeConversionException with words for a person */
    public static BrokerAddress parse(String text) {
        try {
            URI uri = new URI(text);
            if (SCHEMES.contains(String.valueOf(uri.getScheme())) && uri.getHost() != null && uri.getPort() > 0
                    && uri.getPort() <= PORT_MAX && isNothingElse(uri)) {
                return new BrokerAddress(uri);
            }
            throw new TypeConversionException(notBroker(text));
        } catch (URISyntaxException e) {
            throw new TypeConversionException(notBroker(text));
        }
    }

    private static boolean isNothingElse(URI uri) {
        return uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null
                && uri.getRawUserInfo() == null;
    }

    private static String notBroker(String text) {
        return "'" + text + "' is not mqtt://HOST:PORT or mqtts://HOST:PORT";
    }

    @Override
    public String toString() {
        return uri.toString();
    }

    /** Lets picocli read it. */
    public static final class Converter implements ITypeConverter<BrokerAddress> {
        @Override
        public BrokerAddress convert(String value) {
            return parse(value);
        }
    }
}
