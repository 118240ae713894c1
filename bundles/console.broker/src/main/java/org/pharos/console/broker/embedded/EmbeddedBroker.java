package org.pharos.console.broker.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.pharos.fleet.protocol.tls.TlsIdentity;

/** Apache Artemis, speaking MQTT only. Retained messages survive a restart, in {@code home/broker}. */
public final class EmbeddedBroker implements AutoCloseable {

    /** A will is due within this time (facts: the default lets it wait for seconds). */
    private static final long SESSION_SCAN_MS = 500;
    private static final int PASSWORD_BYTES = 24;
    private static final SimpleString NOWHERE = SimpleString.of("undeliverable");

    private final EmbeddedActiveMQ server;

    private EmbeddedBroker(EmbeddedActiveMQ server) {
        this.server = server;
    }

    /**
     * Returns when it listens.
     *
     * @param tlsPort empty: only this machine is served
     * @param group whose gateways may come over the network, each as {@code <group>-<site>}
     * @throws IOException in one line a person can act on: a port is taken, a key does not fit, a folder cannot be used
     */
    public static EmbeddedBroker start(Path home, int port, Optional<Integer> tlsPort, TlsIdentity identity,
            String group) throws IOException {
        requireFree(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        if (tlsPort.isPresent()) {
            requireFree(new InetSocketAddress(0).getAddress(), tlsPort.get());
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(EmbeddedActiveMQ.class.getClassLoader());
        EmbeddedActiveMQ server = new EmbeddedActiveMQ();
        try {
            server.setConfiguration(configuration(home, port, tlsPort, identity));
            server.setSecurityManager(new CertificateGuard(group));
            server.start();
            if (!server.getActiveMQServer().isStarted()) {
                throw new IOException("the broker did not start; the log says more");
            }
            return new EmbeddedBroker(server);
        } catch (GeneralSecurityException e) {
            throw new IOException("the broker's keys in keys/ cannot be used: " + e.getMessage(), e);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the broker cannot be started: " + e.getMessage(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("the broker did not stop cleanly: " + e.getMessage(), e);
        }
    }

    private static Configuration configuration(Path home, int port, Optional<Integer> tlsPort, TlsIdentity identity)
            throws IOException, GeneralSecurityException {
        Path folder = home.resolve("broker");
        Configuration configuration = new ConfigurationImpl().setName("pharos").setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO).setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setSecurityEnabled(true).setSecurityInvalidationInterval(0).setJMXManagementEnabled(false)
                .setMqttSessionScanInterval(SESSION_SCAN_MS);
        configuration.setWildCardConfiguration(MQTTUtil.MQTT_WILDCARD);
        // Nobody listens there: what cannot be delivered ends, and Artemis need not warn of every queue.
        configuration.addAddressSetting("#",
                new AddressSettings().setDeadLetterAddress(NOWHERE).setExpiryAddress(NOWHERE)
                .setAutoCreateDeadLetterResources(false).setAutoCreateExpiryResources(false));
        configuration.addAcceptorConfiguration(acceptor("loopback", "127.0.0.1", port, Map.of()));
        if (tlsPort.isPresent()) {
            configuration.addAcceptorConfiguration(acceptor("network", "0.0.0.0", tlsPort.get(), tls(home, identity)));
        }
        return configuration;
    }

    private static TransportConfiguration acceptor(String name, String host, int port, Map<String, Object> more) {
        Map<String, Object> parameters = new HashMap<>(more);
        parameters.put(TransportConstants.HOST_PROP_NAME, host);
        parameters.put(TransportConstants.PORT_PROP_NAME, port);
        parameters.put(TransportConstants.PROTOCOLS_PROP_NAME, "MQTT");
        parameters.put(TransportConstants.USE_EPOLL_PROP_NAME, false);
        return new TransportConfiguration(NettyAcceptorFactory.class.getName(), parameters, name);
    }

    private static Map<String, Object> tls(Path home, TlsIdentity identity)
            throws IOException, GeneralSecurityException {
        byte[] secret = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        Path run = Files.createDirectories(home.resolve("run"));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
        parameters.put(TransportConstants.NEED_CLIENT_AUTH_PROP_NAME, true);
        parameters.put(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, String.join(",", TlsIdentity.PROTOCOLS));
        parameters.put(TransportConstants.KEYSTORE_TYPE_PROP_NAME, "PKCS12");
        parameters.put(TransportConstants.KEYSTORE_PATH_PROP_NAME, write(run.resolve("broker-own.p12"),
                identity.ownStore(password.toCharArray()), password));
        parameters.put(TransportConstants.KEYSTORE_PASSWORD_PROP_NAME, password);
        parameters.put(TransportConstants.TRUSTSTORE_TYPE_PROP_NAME, "PKCS12");
        parameters.put(TransportConstants.TRUSTSTORE_PATH_PROP_NAME, write(run.resolve("broker-trusted.p12"),
                identity.trustStore(), password));
        parameters.put(TransportConstants.TRUSTSTORE_PASSWORD_PROP_NAME, password);
        return parameters;
    }

    /** Artemis takes stores from files only: for their owner, under a password of this start. */
    private static String write(Path file, KeyStore store, String password)
            throws IOException, GeneralSecurityException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file.toString();
    }

    private static void requireFree(InetAddress address, int port) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(address, port));
        } catch (BindException e) {
            throw new IOException("port " + port + " is taken or not allowed: another broker runs here; stop it, choose"
                    + " another port, or name it as the external broker", e);
        }
    }
}
