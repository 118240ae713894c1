package org.pharos.cli.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Who may send, as a person writes it: {@code AET}, {@code AET@HOST} or {@code AET@NETWORK/BITS}, each with
 * {@code #SHA256} where only one certificate will do, by its fingerprint.
 *
 * @param rules what the gateway is told: addresses only, one rule for each address a host name has now
 */
public record ModalityRule(List<String> rules) {

    private static final Pattern FORM = Pattern.compile("([^@\\\\,]{1,16})(?:@([^@,#\\s]+))?");
    /** As the gateway reads it: 64 hexadecimal digits, with a colon after each pair or without. */
    private static final Pattern BOUND = Pattern.compile("(.*)(#(?:[0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2})");
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern IPV4 = Pattern.compile("(" + OCTET + "\\.){3}" + OCTET + "(/(3[0-2]|[12]?\\d))?");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(/(12[0-8]|1[01]\\d|\\d?\\d))?");
    /** What nobody calls a host: digits, dots, colons and a slash that make no address. */
    private static final Pattern LIKE_AN_ADDRESS = Pattern.compile("[0-9.]+|.*[/:].*");

    /** @throws TypeConversionException with words for a person */
    public static ModalityRule parse(String text) {
        Matcher bound = BOUND.matcher(text);
        String fingerprint = bound.matches() ? bound.group(2) : "";
        Matcher form = FORM.matcher(bound.matches() ? bound.group(1) : text);
        if (!form.matches() || form.group(1).isBlank()) {
            throw new TypeConversionException("'" + text + "' is not AET, AET@HOST or AET@NETWORK/BITS, each with or"
                    + " without one #SHA256: 64 hexadecimal digits");
        }
        String aeTitle = form.group(1).strip();
        String from = form.group(2);
        if (from == null) {
            return new ModalityRule(List.of(aeTitle + fingerprint));
        }
        return new ModalityRule(addresses(from).map(address -> aeTitle + "@" + address + fingerprint).toList());
    }

    private static Stream<String> addresses(String from) {
        if (IPV4.matcher(from).matches() || isIpv6(from)) {
            return Stream.of(from);
        }
        if (LIKE_AN_ADDRESS.matcher(from).matches()) {
            throw new TypeConversionException("'" + from + "' is neither an address nor a network, such as 10.0.0.0/8");
        }
        try {
            return Stream.of(InetAddress.getAllByName(from)).map(InetAddress::getHostAddress);
        } catch (UnknownHostException e) {
            throw new TypeConversionException("no address is known for the host '" + from + "'");
        }
    }

    private static boolean isIpv6(String from) {
        try {
            return IPV6.matcher(from).matches() && InetAddress.getByName(from.replaceFirst("/.*", "")) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Lets picocli read it. */
    public static final class Converter implements ITypeConverter<ModalityRule> {
        @Override
        public ModalityRule convert(String value) {
            return parse(value);
        }
    }
}
