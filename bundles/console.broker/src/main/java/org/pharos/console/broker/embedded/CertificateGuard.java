package org.pharos.console.broker.embedded;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CertificateUtil;
import org.pharos.fleet.protocol.SiteId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in by certificate: its common name is the site. The listener without TLS is bound to loopback, so who comes
 * without a certificate is on this machine, as the console itself is. Any thread.
 */
final class CertificateGuard implements ActiveMQSecurityManager5 {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateGuard.class);
    /** No site id has a space in it. */
    private static final String THIS_MACHINE = "this machine";

    private final String group;

    /** @param group the first part of every gateway's client id */
    CertificateGuard(String group) {
        this.group = group;
    }

    @Override
    public Subject authenticate(String user, String password, RemotingConnection connection, String domain) {
        X509Certificate[] chain = CertificateUtil.getCertsFromConnection(connection);
        if (chain == null || chain.length == 0) {
            return connection.getTransportLocalAddress().contains("127.0.0.1") ? subject(THIS_MACHINE) : null;
        }
        Optional<String> site = commonName(chain[0]).filter(SiteId::isValid);
        String clientId = connection.getClientID();
        if (site.isEmpty() || clientId != null && !clientId.equals(group + "-" + site.get())) {
            LOG.warn(
                    "refused at {}: the certificate's common name is not the site that the client gives itself out for",
                    connection.getRemoteAddress());
            return null;
        }
        return subject(site.get());
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType wanted, String address) {
        String who = subject == null ? "" : subject.getPrincipals(UserPrincipal.class).stream()
                .map(UserPrincipal::getName).findFirst().orElse("");
        if (who.equals(THIS_MACHINE)) {
            return true;
        }
        boolean allowed = SiteId.isValid(who) && SiteRules.allows(new SiteId(who), wanted, topic(address));
        if (!allowed) {
            LOG.warn("refused: site {} may not {} here", who, wanted);
        }
        return allowed;
    }

    @Override
    public boolean validateUser(String user, String password) {
        return false;
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType wanted) {
        return false;
    }

    /** An address may be followed by the queue on it. */
    private static String topic(String address) {
        int queue = address.indexOf("::");
        return queue < 0 ? address : address.substring(0, queue);
    }

    private static Subject subject(String name) {
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(name));
        return subject;
    }

    private static Optional<String> commonName(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName()).getRdns().stream()
                    .filter(part -> part.getType().equalsIgnoreCase("CN")).map(part -> part.getValue().toString())
                    .reduce((first, second) -> "");
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }
}
