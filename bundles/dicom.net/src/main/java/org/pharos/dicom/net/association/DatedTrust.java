package org.pharos.dicom.net.association;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trust as Java sees it, and the dates of the peer's certificate besides: Java overlooks them where the certificate
 * itself, and not its authority, is on the list of the trusted.
 */
final class DatedTrust extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager trust;

    private DatedTrust(X509ExtendedTrustManager trust) {
        this.trust = trust;
    }

    /** Looks at dates in all of these that judge certificates. */
    static TrustManager[] around(TrustManager[] managers) {
        TrustManager[] dated = managers.clone();
        for (int i = 0; i < dated.length; i++) {
            if (dated[i] instanceof X509ExtendedTrustManager trust) {
                dated[i] = new DatedTrust(trust);
            }
        }
        return dated;
    }

    private static void checkDates(X509Certificate[] chain) throws CertificateException {
        if (chain != null && chain.length > 0) {
            chain[0].checkValidity();
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType, Socket socket)
            throws CertificateException {
        trust.checkClientTrusted(chain, keyType, socket);
        checkDates(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType, Socket socket)
            throws CertificateException {
        trust.checkServerTrusted(chain, keyType, socket);
        checkDates(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
            throws CertificateException {
        trust.checkClientTrusted(chain, keyType, engine);
        checkDates(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
            throws CertificateException {
        trust.checkServerTrusted(chain, keyType, engine);
        checkDates(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType) throws CertificateException {
        trust.checkClientTrusted(chain, keyType);
        checkDates(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType) throws CertificateException {
        trust.checkServerTrusted(chain, keyType);
        checkDates(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust.getAcceptedIssuers();
    }
}
