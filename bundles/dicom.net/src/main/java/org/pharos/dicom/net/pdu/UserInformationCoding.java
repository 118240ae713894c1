package org.pharos.dicom.net.pdu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sub-items of the user information item, both ways (PS3.8 annex D, PS3.7 annex D). */
final class UserInformationCoding {

    private long pduBytesMax;
    private String classUid = "";
    private String versionName = "";
    private AsyncWindow asyncWindow;
    private UserIdentity identity;
    private final List<RoleSelection> roles = new ArrayList<>();
    private final List<ExtendedNegotiation> extended = new ArrayList<>();
    private final List<CommonExtendedNegotiation> commonExtended = new ArrayList<>();

    private UserInformationCoding() {}

    static UserInformation decode(ByteSource source) throws PduException {
        UserInformationCoding gathered = new UserInformationCoding();
        Items.forEach(source, gathered::take);
        return new UserInformation(gathered.pduBytesMax, gathered.classUid, gathered.versionName,
                Optional.ofNullable(gathered.asyncWindow), gathered.roles, gathered.extended,
                gathered.commonExtended, Optional.ofNullable(gathered.identity));
    }

    private void take(int type, ByteSource body) throws PduException {
        switch (type) {
            case ItemType.MAXIMUM_LENGTH -> pduBytesMax = body.u32();
            case ItemType.IMPLEMENTATION_CLASS_UID -> classUid = body.rest();
            case ItemType.IMPLEMENTATION_VERSION_NAME -> versionName = body.rest();
            case ItemType.ASYNC_WINDOW -> asyncWindow = new AsyncWindow(body.u16(), body.u16());
            case ItemType.ROLE_SELECTION -> roles.add(
                    new RoleSelection(Items.countedUid(body), body.u8() == 1, body.u8() == 1));
            case ItemType.EXTENDED_NEGOTIATION -> extended.add(
                    new ExtendedNegotiation(Items.countedUid(body), body.take(body.left())));
            case ItemType.COMMON_EXTENDED_NEGOTIATION -> commonExtended.add(common(body));
            case ItemType.USER_IDENTITY -> identity = identity(body);
            default -> { /* PS3.7 §D.3.3: sub-items of unknown type are ignored. */ }
        }
    }

    private static CommonExtendedNegotiation common(ByteSource body) throws PduException {
        String sopClass = Items.countedUid(body);
        String serviceClass = Items.countedUid(body);
        List<String> related = new ArrayList<>();
        ByteSource list = body.part(body.u16());
        while (list.left() > 0) {
            related.add(Items.countedUid(list));
        }
        return new CommonExtendedNegotiation(sopClass, serviceClass, related);
    }

    private static UserIdentity identity(ByteSource body) throws PduException {
        int kind = body.u8();
        boolean responseRequested = body.u8() == 1;
        byte[] primary = body.take(body.u16());
        byte[] secondary = body.take(body.u16());
        return new UserIdentity(kind, responseRequested, primary, secondary);
    }

    static byte[] encode(UserInformation information) {
        ByteSink sink = new ByteSink()
                .item(ItemType.MAXIMUM_LENGTH, new ByteSink().u32(information.pduBytesMax()).toBytes())
                .item(ItemType.IMPLEMENTATION_CLASS_UID, information.implementationClassUid());
        information.asyncWindow().ifPresent(window -> sink.item(ItemType.ASYNC_WINDOW,
                new ByteSink().u16(window.invokedMax()).u16(window.performedMax()).toBytes()));
        information.roles().forEach(role -> sink.item(ItemType.ROLE_SELECTION, encode(role)));
        if (!information.implementationVersionName().isEmpty()) {
            sink.item(ItemType.IMPLEMENTATION_VERSION_NAME, information.implementationVersionName());
        }
        information.extended().forEach(one -> sink.item(ItemType.EXTENDED_NEGOTIATION,
                new ByteSink().counted(one.sopClass()).raw(one.information()).toBytes()));
        information.commonExtended().forEach(one -> sink.item(ItemType.COMMON_EXTENDED_NEGOTIATION, encode(one)));
        information.identity().ifPresent(one -> sink.item(ItemType.USER_IDENTITY, encode(one)));
        return sink.toBytes();
    }

    private static byte[] encode(RoleSelection role) {
        return new ByteSink().counted(role.sopClass()).u8(role.scu() ? 1 : 0).u8(role.scp() ? 1 : 0).toBytes();
    }

    private static byte[] encode(CommonExtendedNegotiation one) {
        ByteSink related = new ByteSink();
        one.relatedGeneral().forEach(related::counted);
        byte[] list = related.toBytes();
        return new ByteSink().counted(one.sopClass()).counted(one.serviceClass())
                .u16(list.length).raw(list).toBytes();
    }

    private static byte[] encode(UserIdentity identity) {
        return new ByteSink().u8(identity.kind()).u8(identity.responseRequested() ? 1 : 0)
                .u16(identity.primary().length).raw(identity.primary())
                .u16(identity.secondary().length).raw(identity.secondary()).toBytes();
    }
}
