package org.pharos.gateway.intake.dicom;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the door, as a person edits them. */
@ObjectClassDefinition(id = IntakeConfig.PID, name = "DICOM intake", description = "Where modalities send to.")
public @interface IntakeConfig {

    String PID = "org.pharos.gateway.intake.dicom";

    @AttributeDefinition(name = "Home", description = "The folder this process owns; set by the launcher.")
    String pharos_home();

    @AttributeDefinition(name = "Port", description = "Where modalities connect to. 0: any free port.")
    int port() default 11112;

    @AttributeDefinition(name = "Address", description = "The address to listen on; empty: every address of this box.")
    String bindAddress() default "";

    @AttributeDefinition(name = "Associations", description = "How many may be open at once.")
    int associationsMax() default 64;

    @AttributeDefinition(name = "Associations per peer", description = "How many one modality may have open at once.")
    int associationsPerPeerMax() default 16;

    @AttributeDefinition(name = "Largest object in MiB", description = "A larger object is refused.")
    int objectMibMax() default 4096;

    @AttributeDefinition(name = "Sequence nesting", description = "An object with deeper sequences is refused.")
    int nestingMax() default 64;

    @AttributeDefinition(name = "Further SOP classes",
            description = "UIDs to take besides the storage classes of the standard, separated by commas.")
    String extraSopClasses() default "";

    @AttributeDefinition(name = "Commitment peers", description = "Where to bring the results of storage commitment "
            + "that a modality did not wait for: AET@HOST:PORT, separated by commas.")
    String commitmentPeers() default "";

    @AttributeDefinition(name = "TLS", description = "Take only encrypted connections (TLS 1.2 or 1.3) whose other side"
            + " shows a trusted certificate; bring results of commitment the same way.")
    boolean tls() default false;

    @AttributeDefinition(name = "Key store", description = "PKCS#12 file in the folder 'keys' with this box's key.")
    String keyStore() default "dicom.p12";

    @AttributeDefinition(name = "Trust store",
            description = "File in the folder 'keys' with trusted certificates, PEM or PKCS#12.")
    String trustStore() default "dicom-trust.p12";

    @AttributeDefinition(name = "Store password", type = AttributeType.PASSWORD, description = "Of the PKCS#12 files.")
    String _storePassword() default "";
}
