package org.pharos.cli.server;

import java.net.URI;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A broker as a person writes it: {@code mqtt://HOST:PORT}, or {@code mqtts} for TLS. */
public record BrokerAddress(URI uri) {

    private static final Set<String> SCHEMES = Set.of("mqtt", "mqtts");

    /** @throws TypeConversionException with words for a person */
    public static BrokerAddress parse(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getScheme() != null && SCHEMES.contains(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0) {
                return new BrokerAddress(uri);
            }
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' is not mqtt://HOST:PORT or mqtts://HOST:PORT");
        }
        throw new TypeConversionException("'" + text + "' is not mqtt://HOST:PORT or mqtts://HOST:PORT");
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
