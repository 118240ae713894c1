package org.pharos.gateway.delivery.dicom;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One DICOM destination. Times are milliseconds. */
@ObjectClassDefinition(id = DestinationConfig.PID, name = "DICOM destination", description = "A PACS or archive that"
        + " originals and results are sent to.")
public @interface DestinationConfig {

    String PID = "org.pharos.gateway.delivery.dicom";

    @AttributeDefinition(description = "How pages and events call it; unique on this box.")
    String name() default "pacs";

    @AttributeDefinition(description = "Its AE title.")
    String aeTitle() default "";

    @AttributeDefinition(description = "Its host name or address.")
    String host() default "";

    @AttributeDefinition(description = "Its port.")
    int port() default 104;

    @AttributeDefinition(description = "Whether the connection is encrypted (TLS 1.2 or 1.3).")
    boolean tls() default false;

    @AttributeDefinition(description = "With TLS: a file of certificates (PEM or PKCS#12) that are trusted, below the"
            + " home folder. Empty: those Java trusts.")
    String tlsTrusted() default "";

    @AttributeDefinition(description = "With TLS: a PKCS#12 file with the key and certificate this box shows, below the"
            + " home folder. Empty: it shows none.")
    String tlsKeyStore() default "";

    @AttributeDefinition(type = AttributeType.PASSWORD, description = "With TLS: of the PKCS#12 files.")
    String _tlsPassword() default "";

    @AttributeDefinition(description = "Whether it is asked to commit to what it took. auto: where it offers that.",
            options = {@Option(label = "auto", value = "auto"), @Option(label = "on", value = "on"),
                @Option(label = "off", value = "off")})
    String commitment() default "auto";

    @AttributeDefinition(description = "How long opening a connection may take. [ms]")
    int connectTimeoutMs() default 10_000;

    @AttributeDefinition(description = "How long it may take to answer. [ms]")
    long responseTimeoutMs() default 60_000;

    @AttributeDefinition(description = "How long a connection is kept for an answer to a commitment request. [ms]")
    long commitmentWaitMs() default 10_000;

    @AttributeDefinition(description =
            "How often it is asked whether it is there while nothing is sent. 0: never. [ms]")
    long echoEveryMs() default 60_000;

    /** The folder of everything this box owns; given by the settings. */
    String pharos_home() default ".";
}
