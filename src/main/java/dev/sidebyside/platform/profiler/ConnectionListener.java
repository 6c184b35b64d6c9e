package dev.sidebyside.platform.profiler;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableBean;
import io.quarkus.arc.InjectableBean.Kind;
import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/** Measures how long a request waits for connections of the pool, and how long it holds them. */
@Singleton
@LookupIfProperty(name = "sidebyside.profiler", stringValue = "full")
class ConnectionListener implements AgroalPoolInterceptor {

    @Override
    public void onConnectionAcquire(Connection connection) {
        CurrentRequest.record(recorder -> recorder.resources.acquiredConnection());
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        CurrentRequest.record(recorder -> recorder.resources.returnedConnection());
    }

    /** Takes the place of Quarkus' data source, which calls its interceptors after the wait. */
    @Produces
    @Alternative
    @Priority(1)
    @ApplicationScoped
    static AgroalDataSource timedPool() {
        InjectableBean<?> ofQuarkus =
                Arc.container().beanManager().getBeans(AgroalDataSource.class).stream()
                        .map(bean -> (InjectableBean<?>) bean)
                        .filter(bean -> bean.getKind() == Kind.SYNTHETIC)
                        .findFirst()
                        .orElseThrow();
        var pool = (AgroalDataSource) Arc.container().instance(ofQuarkus).get();
        if (Level.configured() != Level.FULL) {
            return pool;
        }
        InvocationHandler timer =
                (proxy, method, arguments) -> {
                    long start = System.nanoTime();
                    try {
                        return method.invoke(pool, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        if (method.getReturnType() == Connection.class) {
                            long nanos = System.nanoTime() - start;
                            CurrentRequest.record(it -> it.resources.waitedForConnection(nanos));
                        }
                    }
                };
        var types = new Class<?>[] {AgroalDataSource.class};
        var loader = ConnectionListener.class.getClassLoader();
        return (AgroalDataSource) Proxy.newProxyInstance(loader, types, timer);
    }
}
