package org.pharos.gateway.api.intake;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One modality that may send: an AE title, and where it may call from.
 *
 * @param aeTitle 1 to 16 characters of the default repertoire, without backslash (PS3.5 §6.2, AE)
 * @param network a network in CIDR form, such as {@code 10.1.2.0/24}; {@code 0.0.0.0/0} and {@code ::/0} are anywhere
 * @param certificate the SHA-256 fingerprint of the one certificate it may show, as 64 small hexadecimal digits; empty:
 *     any that is trusted, or none without TLS
 */
public record PeerRule(String aeTitle, String network, String certificate) {

    private static final int AE_LENGTH_MAX = 16;
    /** 64 hexadecimal digits, as most tools print them: in pairs with a colon between, or without. */
    private static final Pattern BOUND = Pattern.compile("(.*)#((?:[0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2})");
    private static final String NO_FINGERPRINT = "' is no SHA-256 fingerprint: 64 hexadecimal digits";
    private static final Pattern FINGERPRINT = Pattern.compile("(?:[0-9a-f]{64})?");

    public PeerRule {
        Objects.requireNonNull(aeTitle, "aeTitle");
        if (!isAeTitle(aeTitle)) {
            throw new IllegalArgumentException("'" + aeTitle + "' is no AE title: 1 to 16 characters, no backslash");
        }
        parse(network);
        if (!FINGERPRINT.matcher(certificate).matches()) {
            throw new IllegalArgumentException("'" + certificate + NO_FINGERPRINT);
        }
    }

    /** One that may show any certificate. */
    public PeerRule(String aeTitle, String network) {
        this(aeTitle, network, "");
    }

    /**
     * Reads {@code AET}, {@code AET@ADDRESS} or {@code AET@NETWORK/BITS}, each with {@code #FINGERPRINT} where it is
     * bound to a certificate. A bare AE title may call from anywhere; it is then the only thing that is checked, which
     * a page should say. See {@link TitleRules} for several rules of one title.
     *
     * @throws IllegalArgumentException with words for a person
     */
    public static PeerRule parseRule(String text) {
        Matcher bound = BOUND.matcher(text.strip());
        if (bound.matches()) {
            if (BOUND.matcher(bound.group(1)).matches()) {
                throw new IllegalArgumentException("'" + text + "' names two certificates: write one rule for each");
            }
            PeerRule rule = parseRule(bound.group(1));
            return new PeerRule(rule.aeTitle, rule.network,
                    bound.group(2).replace(":", "").toLowerCase(Locale.ROOT));
        }
        int at = text.indexOf('@');
        if (at < 0) {
            return new PeerRule(text.strip(), ANYWHERE);
        }
        String network = text.substring(at + 1).strip();
        int sharp = network.indexOf('#');
        if (sharp >= 0) {
            throw new IllegalArgumentException("'" + network.substring(sharp + 1) + NO_FINGERPRINT);
        }
        return new PeerRule(text.substring(0, at).strip(), network.contains("/")
                ? network
                : network + "/" + bitsOf(network));
    }

    /** The network of a rule that does not look at the address. */
    public static final String ANYWHERE = "0.0.0.0/0";

    /** Whether the address lies in the network. */
    public boolean covers(InetAddress address) {
        if (network.equals(ANYWHERE)) {
            return true;
        }
        Network net = parse(network);
        byte[] actual = address.getAddress();
        return actual.length == net.prefix.length && net.covers(actual);
    }

    /** Whether a peer that shows this certificate is meant. @param fingerprint empty without a certificate */
    public boolean fits(Optional<String> fingerprint) {
        return certificate.isEmpty() || fingerprint.filter(certificate::equals).isPresent();
    }

    /** As {@link #parseRule} reads it. */
    @Override
    public String toString() {
        return aeTitle + (network.equals(ANYWHERE) ? "" : '@' + network)
                + (certificate.isEmpty() ? "" : '#' + certificate);
    }

    private static boolean isAeTitle(String text) {
        return !text.isBlank() && text.length() <= AE_LENGTH_MAX
                && text.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '\\' && c != '@' && c != ',');
    }

    private static int bitsOf(String address) {
        return literal(address).getAddress().length * 8;
    }

    private static Network parse(String network) {
        int slash = network.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("'" + network + "' is no network such as 10.1.2.0/24");
        }
        byte[] prefix = literal(network.substring(0, slash)).getAddress();
        int bits;
        try {
            bits = Integer.parseInt(network.substring(slash + 1));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + network + "' is no network such as 10.1.2.0/24", e);
        }
        if (bits < 0 || bits > prefix.length * 8) {
            throw new IllegalArgumentException("'" + network + "' has a prefix of " + bits
                    + " bits, more than an address");
        }
        return new Network(prefix, bits);
    }

    /** Only literals: a host name would be looked up at a moment nobody chose, and could change its mind. */
    private static InetAddress literal(String address) {
        boolean looksLiteral = !address.isEmpty()
                && (address.indexOf(':') >= 0 || address.chars().allMatch(c -> c == '.' || Character.isDigit(c)));
        try {
            if (looksLiteral) {
                return InetAddress.getByName(address);
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + address + "' is no IP address", e);
        }
        throw new IllegalArgumentException("'" + address + "' is no IP address");
    }

    private record Network(byte[] prefix, int bits) {
        boolean covers(byte[] address) {
            for (int i = 0; i < bits; i++) {
                int mask = 0x80 >> (i % 8);
                if ((prefix[i / 8] & mask) != (address[i / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
