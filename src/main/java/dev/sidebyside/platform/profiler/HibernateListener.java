package dev.sidebyside.platform.profiler;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.integrator.spi.Integrator;

/**
 * Reports what only Hibernate knows: how many entities it loads, and which collection it is about
 * to read. When Jackson walks into a lazy collection, neither the statement nor the stack shows
 * which association it is.
 *
 * <p>Found through {@code META-INF/services}.
 */
public final class HibernateListener implements Integrator {

    @Override
    public void integrate(
            Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
        if (Level.configured() == Level.FULL) {
            var listeners = factory.getEventEngine().getListenerRegistry();
            listeners.appendListeners(
                    EventType.POST_LOAD,
                    event -> CurrentRequest.record(it -> it.resources.loadedEntity()));
            listeners.prependListeners(
                    EventType.INIT_COLLECTION, event -> reading(event.getCollection().getRole()));
            listeners.appendListeners(EventType.INIT_COLLECTION, event -> reading(null));
        }
    }

    private static void reading(String role) {
        CurrentRequest.record(recorder -> recorder.readingCollection(role));
    }
}
